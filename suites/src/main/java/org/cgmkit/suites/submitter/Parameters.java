package org.cgmkit.suites.submitter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.suites.capture.Captured;

/** The parameters of a request: those of its form, or else of its query. */
final class Parameters {
    private Parameters() {}

    static Map<String, String> of(Captured request) {
        Map<String, String> parameters = new HashMap<>();
        String text = request.method().equals("POST") ? request.exchange().body() : request.query();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
