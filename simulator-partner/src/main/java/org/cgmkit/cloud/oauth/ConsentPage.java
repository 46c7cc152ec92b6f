package org.cgmkit.cloud.oauth;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.workings.ConsentRules;
import org.cgmkit.cloud.world.Person;

/** The page on which a user signs in and agrees, or does not. */
public final class ConsentPage {
    private static final List<String> KEPT = List.of(
            "response_type", "client_id", "redirect_uri", "scope", "state", "code_challenge", "code_challenge_method");

    private final List<OAuthClient> clients;
    private final Grants grants;
    private final ConsentRules rules;
    private final boolean proofNeeded;

    /**
     * A page.
     *
     * @param proofNeeded whether a code challenge has to come
     */
    public ConsentPage(List<OAuthClient> clients, Grants grants, ConsentRules rules, boolean proofNeeded) {
        this.clients = List.copyOf(clients);
        this.grants = grants;
        this.rules = rules;
        this.proofNeeded = proofNeeded;
    }

    /** The answer to a request for it, or to its form. */
    public CloudAnswer answer(CloudRequest request) {
        Map<String, String> asked = request.method().equals("POST") ? request.form() : request.query();
        Optional<OAuthClient> client = clients.stream()
                .filter(each -> each.id().equals(asked.get("client_id")))
                .findFirst();
        String redirectUri = asked.getOrDefault("redirect_uri", "");
        if (client.isEmpty() || !rules.isRegistered(client.get(), redirectUri)) {
            return page(400, "<p>This address is not registered for the platform that sent you here.</p>");
        }
        if (!"code".equals(asked.get("response_type"))) {
            return back(redirectUri, error(asked, "unsupported_response_type"), false);
        }
        if (proofNeeded && !"S256".equals(asked.get("code_challenge_method"))) {
            return back(redirectUri, error(asked, "invalid_request"), false);
        }
        if (!request.method().equals("POST")) {
            return page(200, form(request.path(), asked));
        }
        Optional<Person> person = Person.ALL.stream()
                .filter(each -> each.name().equals(asked.get("username")))
                .filter(each -> each.password().equals(asked.get("password")))
                .findFirst();
        if (person.isEmpty()) {
            return page(200, "<p>Name and password are not known.</p>" + form(request.path(), asked));
        }
        if (!"allow".equals(asked.get("decision")) || !rules.mayAgree(person.get(), grants.hasRevoked(person.get()))) {
            return back(redirectUri, error(asked, "access_denied"), false);
        }
        Map<String, String> right = new LinkedHashMap<>();
        right.put(
                "code", grants.code(person.get(), client.get(), redirectUri, asked.getOrDefault("code_challenge", "")));
        return back(redirectUri, stated(right, asked), true);
    }

    private static Map<String, String> error(Map<String, String> asked, String code) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error", code);
        return stated(error, asked);
    }

    private static Map<String, String> stated(Map<String, String> parameters, Map<String, String> asked) {
        if (asked.containsKey("state")) {
            parameters.put("state", asked.get("state"));
        }
        return parameters;
    }

    private CloudAnswer back(String redirectUri, Map<String, String> right, boolean agreed) {
        String query = rules.sentBack(right, agreed).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return CloudAnswer.redirect(redirectUri + (redirectUri.contains("?") ? "&" : "?") + query);
    }

    private static CloudAnswer page(int status, String content) {
        return CloudAnswer.page(
                status,
                "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Examplia</title></head><body>"
                        + "<h1>Examplia</h1>" + content + "</body></html>");
    }

    private static String form(String path, Map<String, String> asked) {
        String hidden = KEPT.stream()
                .filter(asked::containsKey)
                .map(each -> "<input type=\"hidden\" name=\"" + each + "\" value=\""
                        + escaped(asked.getOrDefault(each, "")) + "\">")
                .collect(Collectors.joining());
        return "<p>A platform asks for your glucose and insulin data.</p><form method=\"post\" action=\"" + path + "\">"
                + hidden
                + "<label>Name <input name=\"username\"></label> <label>Password <input type=\"password\""
                + " name=\"password\"></label> <button name=\"decision\" value=\"allow\">Allow</button>"
                + " <button name=\"decision\" value=\"deny\">Do not allow</button></form>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
