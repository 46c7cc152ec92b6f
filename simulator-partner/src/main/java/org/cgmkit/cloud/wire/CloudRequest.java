package org.cgmkit.cloud.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A request that came.
 *
 * @param method the HTTP method
 * @param path the path of the address
 * @param query the parameters of the address; of one that comes twice, the first
 * @param form the fields of a form that was posted, or of a JSON object
 * @param authorization the header Authorization; empty where there is none
 */
public record CloudRequest(
        String method, String path, Map<String, String> query, Map<String, String> form, String authorization) {
    public CloudRequest {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    /** A field of the form, or empty. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(form.get(name));
    }

    /** A parameter of the address, or empty. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** The token that it shows; empty where there is none. */
    public String bearer() {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : "";
    }

    /** Name and password of Basic authentication (RFC 7617), or empty. */
    public Optional<Map.Entry<String, String>> basic() {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String decoded = new String(
                    Base64.getDecoder().decode(authorization.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(Map.entry(decoded.substring(0, colon), decoded.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
