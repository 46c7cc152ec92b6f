package org.cgmkit.ehr.http;

import static org.cgmkit.ehr.http.Html.escaped;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to know of a sandbox: where it is, who may call it, what it was asked.
 *
 * @param sandboxes all sandboxes
 * @param receiver the one that is shown
 * @param base its FHIR base
 * @param authorization the address of its authorization server, where it has one
 */
record HomePage(Sandboxes sandboxes, DataReceiver receiver, String base, String authorization) {

    /** The parts of the page, one below the other, as HTML. */
    String html() {
        return """
                <h1>cgmkit EHR simulator</h1>
                <p>A simulated receiver of continuous glucose monitoring data, after the HL7 FHIR guide for CGM (STU 1).
                It keeps no real patient data; do not send any.</p>
                """ + addresses() + clients() + requests() + patients() + commands() + others();
    }

    private String addresses() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("FHIR base URL", code(base));
        rows.put("Behaviour", escaped(receiver.behaviour().name()));
        List<String> defects =
                receiver.options().defects().stream().map(d -> code(d.id())).toList();
        if (!defects.isEmpty()) {
            rows.put("Defects", String.join(", ", defects));
        }
        String patient = receiver.options().patient();
        rows.put("Patient context", patient == null ? "any patient" : code("Patient/" + patient));
        AuthorizationServer server = receiver.authorization();
        rows.put(
                "Who may call",
                server != null
                        ? "whom its SMART authorization server lets in"
                        : receiver.options().token() != null ? "who shows its bearer token" : "everybody");
        String smart = "";
        if (server != null) {
            Map<String, String> places = new LinkedHashMap<>();
            places.put("Configuration", link(base + "/.well-known/smart-configuration"));
            places.put("Issuer", code(authorization));
            places.put("Authorization", code(authorization + "/authorize"));
            places.put("Token", code(authorization + "/token"));
            places.put("Introspection", code(authorization + "/introspect"));
            places.put("Revocation", code(authorization + "/revoke"));
            if (server.options().registration()) {
                places.put("Registration", code(authorization + "/register"));
            }
            places.put("Keys of id_tokens", link(authorization + "/jwks"));
            smart = "<h2>SMART addresses</h2>\n" + list(places);
        }
        return list(rows) + smart;
    }

    private String clients() {
        AuthorizationServer server = receiver.authorization();
        if (server == null) {
            return """
                    <h2>Clients</h2>
                    <p class="soft">This receiver knows no clients. Started with <code>--auth smart</code> it has an
                    authorization server, and launches apps from here.</p>
                    """;
        }
        String consent = switch (server.options().consent()) {
            case PAGE -> "A person decides on a page about what an app asks for.";
            case ALLOW -> "What an app asks for is allowed at once, without a page.";
            case DENY -> "What an app asks for is denied at once, without a page.";
        };
        return "<h2>Clients</h2>\n<p>" + consent
                + " Pages of the origins of redirect URIs may call this receiver from a"
                + " browser. On the loopback interface the port does not matter.</p>\n"
                + server.clients().stream().map(this::client).collect(Collectors.joining());
    }

    private String client(RegisteredClient client) {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put(
                "Authentication",
                switch (client.authenticationMethod()) {
                    case "none" -> "none (public, PKCE)";
                    default -> code(client.authenticationMethod());
                });
        if (!client.redirectUris().isEmpty()) {
            rows.put(
                    "Redirect URIs",
                    client.redirectUris().stream().map(HomePage::code).collect(Collectors.joining("<br>")));
        }
        return "<article>\n<h3>" + code(client.id()) + "</h3>\n" + list(rows)
                + (client.redirectUris().isEmpty() ? "" : launch(client)) + "</article>\n";
    }

    private String launch(RegisteredClient client) {
        String url = client.launchUrl() == null ? "" : client.launchUrl().toString();
        return """
                <form action="%s/launch" target="_blank">
                <input type="hidden" name="client" value="%s">
                <label>Launch URL of the app
                <input type="url" name="url" required value="%s" placeholder="%s"></label>
                <label>Patient
                <select name="patient">%s</select></label>
                <button type="submit" class="main">Launch</button>
                </form>
                """.formatted(
                        Sandboxes.authorizationPath(receiver),
                        escaped(client.id()),
                        escaped(url),
                        escaped(client.redirectUris().getFirst().replaceFirst("^([^/]*//[^/?]*).*", "$1/launch")),
                        options(receiver.options().patient()));
    }

    private String options(@Nullable String chosen) {
        StringBuilder options = new StringBuilder();
        SandboxPatients.names(receiver)
                .forEach((id, name) -> options.append("<option value=\"")
                        .append(escaped(id))
                        .append(id.equals(chosen) ? "\" selected>" : "\">")
                        .append(escaped(name))
                        .append("</option>"));
        return options.toString();
    }

    private String requests() {
        return """
                <h2>Requests</h2>
                <div id="bar"><span id="said" role="status"></span><button type="button" id="pause" hidden>Pause</button></div>
                <noscript><p>The last requests: <a href="%1$s">%1$s</a>. With JavaScript they are shown here as they come.</p></noscript>
                <ul id="requests" data-source="%1$s"></ul>
                """.formatted("/sandboxes/" + receiver.id() + "/requests");
    }

    private String patients() {
        StringBuilder items = new StringBuilder();
        SandboxPatients.names(receiver)
                .forEach((id, name) -> items.append("<dt>")
                        .append(escaped(name))
                        .append("</dt><dd>")
                        .append(code(id))
                        .append("</dd>\n"));
        return "<h2>Patients</h2>\n<dl>" + items + "</dl>\n";
    }

    private String commands() {
        String patient = receiver.options().patient() == null
                ? SandboxOptions.PATIENT
                : receiver.options().patient();
        boolean smart = receiver.authorization() != null;
        String shown = smart || receiver.options().token() != null ? " -H \"Authorization: Bearer $CGMKIT_TOKEN\"" : "";
        String token = smart
                ? "CGMKIT_TOKEN=$(curl -s -d '{\"scope\": \"patient/*.cruds\", \"patient\": \"" + patient + "\"}' '"
                        + base.replaceFirst("/(sandbox/[^/]*/)?fhir$", "") + "/sandboxes/" + receiver.id()
                        + "/tokens' | sed 's/.*access_token\" *: *\"\\([^\"]*\\).*/\\1/')\n"
                : "";
        return "<h2>By hand</h2>\n<pre>"
                + escaped(token + "curl '" + base + "/metadata'\ncurl" + shown + " '" + base + "/Observation?patient="
                        + patient + "'\ncurl" + shown
                        + " -H 'Content-Type: application/fhir+json' --data @bundle.json '" + base
                        + "/$submit-cgm-bundle'")
                + "</pre>\n";
    }

    private String others() {
        StringBuilder items = new StringBuilder();
        for (DataReceiver other : sandboxes.all()) {
            items.append("<li><a href=\"/?sandbox=")
                    .append(escaped(other.id()))
                    .append("\">")
                    .append(escaped(other.id()))
                    .append("</a> ")
                    .append(escaped(other.behaviour().name()))
                    .append(other.id().equals(receiver.id()) ? " (shown here)" : "")
                    .append("</li>\n");
        }
        return """
                <h2>Sandboxes</h2>
                <p>Isolated receivers: <code>POST /sandboxes</code> with
                <code>{"behaviour": "…", "defects": ["…"]}</code> makes one, <code>DELETE /sandboxes/ID</code> throws it
                away, <code>GET /sandboxes/ID/requests</code> shows what it was asked.</p>
                <ul>
                """ + items + "</ul>\n";
    }

    private static String list(Map<String, String> rows) {
        return rows.entrySet().stream()
                .map(row -> "<dt>" + escaped(row.getKey()) + "</dt><dd>" + row.getValue() + "</dd>\n")
                .collect(Collectors.joining("", "<dl>", "</dl>\n"));
    }

    private static String code(String text) {
        return "<code>" + escaped(text) + "</code>";
    }

    private static String link(String address) {
        return "<a href=\"" + escaped(address) + "\"><code>" + escaped(address) + "</code></a>";
    }
}
