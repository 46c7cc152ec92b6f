package org.cgmkit.cgm.submitter;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.kit.capture.CapturedExchange;

/** The parameters of a request: those of its form, or else of its query. */
final class RequestParameters {
    private RequestParameters() {}

    static Map<String, String> of(CapturedExchange request) {
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
