package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeSet;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.scope.DataScope;
import org.cgmkit.ehr.authorization.token.ConsentRequest;
import org.jspecify.annotations.Nullable;

/** The page on which somebody allows or denies what a client asks for; plain HTML, for any browser and screen reader. */
final class ConsentPage {
    private static final Map<String, String> MEANINGS = Map.of(
            "offline_access", "stay connected when you are not there",
            "online_access", "stay connected as long as you are there");

    private ConsentPage() {}

    /**
     * Asks.
     *
     * @param action where the form goes
     * @param patients the names of the patients by their ids
     * @param chosen the id of the patient that is chosen already, or null
     * @param mistake what was wrong with an earlier answer, or null
     */
    static void ask(
            HttpServletResponse response,
            ConsentRequest consent,
            String action,
            Map<String, String> patients,
            @Nullable String chosen,
            @Nullable String mistake)
            throws IOException {
        String title = "Allow " + consent.client().id() + "?";
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.escaped(title)).append("</h1>\n");
        if (mistake != null) {
            body.append("<p role=\"alert\"><strong>")
                    .append(Html.escaped(mistake))
                    .append("</strong></p>\n");
        }
        body.append("<p>The app <strong>")
                .append(Html.escaped(consent.client().id()))
                .append(
                        "</strong> asks this simulated EHR for access. Its patients are invented, and nobody has to sign"
                                + " in. The answer goes to <code>")
                .append(Html.escaped(consent.redirectUri().replaceAll("[?].*", "")))
                .append("</code>.</p>\n<form method=\"post\" action=\"")
                .append(Html.escaped(action))
                .append("\">\n");
        hidden(body, "request", consent.id());
        hidden(body, "csrf", consent.csrf());
        patients(body, consent, patients, chosen);
        scopes(body, consent);
        body.append("<p><button type=\"submit\" name=\"decision\" value=\"allow\">Allow</button>\n")
                .append("<button type=\"submit\" name=\"decision\" value=\"deny\" formnovalidate>Deny</button></p>\n")
                .append("</form>\n");
        write(response, mistake == null ? 200 : 400, title, body.toString());
    }

    /** Says what is wrong with a request that cannot be answered at the client. */
    static void refuse(HttpServletResponse response, String title, OAuthException mistake) throws IOException {
        write(
                response,
                mistake.status(),
                title,
                "<h1>" + Html.escaped(title) + "</h1>\n<p role=\"alert\">" + Html.escaped(mistake.description())
                        + "</p>\n<p>(<code>" + Html.escaped(mistake.error()) + "</code>)</p>\n");
    }

    private static void patients(
            StringBuilder body, ConsentRequest consent, Map<String, String> patients, @Nullable String chosen) {
        String launched = consent.launchPatient();
        if (launched != null) {
            body.append("<p>Patient: ")
                    .append(Html.escaped(patients.getOrDefault(launched, launched)))
                    .append(" (<code>")
                    .append(Html.escaped(launched))
                    .append("</code>)</p>\n");
            return;
        }
        if (!consent.asksForPatient()) {
            return;
        }
        body.append("<fieldset>\n<legend>Whose data?</legend>\n");
        patients.forEach((id, name) -> body.append("<p><label><input type=\"radio\" name=\"patient\" required value=\"")
                .append(Html.escaped(id))
                .append(id.equals(chosen) ? "\" checked> " : "\"> ")
                .append(Html.escaped(name))
                .append(" (<code>")
                .append(Html.escaped(id))
                .append("</code>)</label></p>\n"));
        body.append("</fieldset>\n");
    }

    private static void scopes(StringBuilder body, ConsentRequest consent) {
        body.append("<fieldset>\n<legend>The app may</legend>\n");
        for (DataScope scope : consent.scopes().data()) {
            scope(body, scope.text(), "");
        }
        for (String other : new TreeSet<>(consent.scopes().others())) {
            if (ConsentRequest.CHOICES.contains(other)) {
                scope(body, other, MEANINGS.getOrDefault(other, ""));
            }
        }
        body.append("</fieldset>\n");
    }

    private static void scope(StringBuilder body, String text, String meaning) {
        body.append("<p><label><input type=\"checkbox\" name=\"scope\" checked value=\"")
                .append(Html.escaped(text))
                .append("\"> <code>")
                .append(Html.escaped(text))
                .append("</code>")
                .append(meaning.isEmpty() ? "" : ": " + Html.escaped(meaning))
                .append("</label></p>\n");
    }

    private static void hidden(StringBuilder body, String name, String value) {
        body.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(Html.escaped(value))
                .append("\">\n");
    }

    private static void write(HttpServletResponse response, int status, String title, String body) throws IOException {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
        String page = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>%s - cgmkit EHR simulator</title>
                <style>
                  :root { color-scheme: light dark; }
                  body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
                  fieldset { margin: 1rem 0; border: 1px solid #767676; }
                  button { font: inherit; padding: .5rem 1.5rem; }
                  code { overflow-wrap: anywhere; }
                </style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Html.escaped(title), body);
        response.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    }
}
