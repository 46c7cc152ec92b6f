package org.cgmkit.ehr.authorization;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.ehr.TestClient;
import org.cgmkit.ehr.TestClient.Reply;
import org.jspecify.annotations.Nullable;

/** A person at a browser without JavaScript, who sees the page of an authorization server and presses a button. */
final class ConsentBrowser {
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ACTION = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"");

    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String origin = "";
    private String page = "";

    /** Goes to an address, and answers what comes. */
    Reply visit(String url) {
        URI uri = URI.create(url);
        origin = uri.getScheme() + "://" + uri.getAuthority();
        return kept(new TestClient(origin)
                .get(uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()), "Cookie", jar()));
    }

    /** What the page says. */
    String page() {
        return page;
    }

    /** The values of the inputs with that name. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            if (input.group(1).contains("name=\"" + name + "\"")) {
                values.add(input.group(1)
                        .replaceAll(".*value=\"([^\"]*)\".*", "$1")
                        .replace("&amp;", "&")
                        .replace("&quot;", "\""));
            }
        }
        return values;
    }

    /** Presses a button, with that patient and all scopes. */
    Reply press(String decision, @Nullable String patient) {
        return press(decision, patient, values("scope"));
    }

    /** Presses a button, with that patient and those scopes. */
    Reply press(String decision, @Nullable String patient, List<String> scopes) {
        StringBuilder form = new StringBuilder(ServiceClient.form("decision", decision));
        for (String hidden : Set.of("request", "csrf")) {
            field(form, hidden, values(hidden).getFirst());
        }
        if (patient != null) {
            field(form, "patient", patient);
        }
        scopes.forEach(s -> field(form, "scope", s));
        return send(form.toString());
    }

    /** Sends a form to where the page wants it. */
    Reply send(String form) {
        Matcher action = ACTION.matcher(page);
        if (!action.find()) {
            throw new AssertionError("no form: " + page);
        }
        return kept(new TestClient(origin)
                .send("POST", action.group(1), form, "Content-Type", ServiceClient.FORM, "Cookie", jar()));
    }

    /** Forgets its cookies. */
    void forgetCookies() {
        cookies.clear();
    }

    /** The parameters of the address that a reply leads to. */
    static Map<String, String> parameters(Reply reply) {
        String location = reply.response()
                .headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + reply.status() + " " + reply.body()));
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : location.substring(location.indexOf('?') + 1).split("&")) {
            int equals = part.indexOf('=');
            parameters.put(
                    part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private static void field(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private Reply kept(Reply reply) {
        page = reply.body();
        for (String cookie : reply.response().headers().allValues("Set-Cookie")) {
            String[] pair = cookie.split(";")[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return reply;
    }

    private String jar() {
        StringBuilder jar = new StringBuilder("seen=1");
        cookies.forEach(
                (name, value) -> jar.append("; ").append(name).append('=').append(value));
        return jar.toString();
    }
}
