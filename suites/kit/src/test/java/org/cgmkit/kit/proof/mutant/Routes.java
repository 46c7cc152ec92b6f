package org.cgmkit.kit.proof.mutant;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which kind of question a request is: the method and the place below the base, with names in place of ids.
 *
 * @param base the path of the base, without a slash at its end
 */
record Routes(String base) {
    private static final Pattern RESOURCE = Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]+)(/_history/[^/]+)?$");

    static Routes below(String baseUrl) {
        return new Routes(URI.create(baseUrl).getPath());
    }

    /** Such as {@code GET Observation/{id}}, {@code GET Observation?} or {@code POST $operation}. */
    String of(WireMessage request) {
        String target = request.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String place;
        if (path.startsWith(base + "/") || path.equals(base)) {
            place = path.substring(Math.min(path.length(), base.length() + 1));
            Matcher resource = RESOURCE.matcher(place);
            if (resource.matches()) {
                place = resource.group(1) + "/{id}";
            }
        } else {
            place = "…" + path.substring(path.lastIndexOf('/'));
        }
        return request.method() + " " + place + (query < 0 ? "" : "?");
    }

    /** Type and id at the end of an address, or nothing. */
    static List<String> resource(String address) {
        Matcher resource = RESOURCE.matcher(address.replaceFirst("[?].*", ""));
        return resource.find() ? List.of(resource.group(1), resource.group(2)) : List.of();
    }

    /** The parameters after the question mark, decoded. */
    static List<Map.Entry<String, String>> parameters(String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String part : query.split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parameters.add(Map.entry(
                        part.substring(0, equals),
                        URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8)));
            }
        }
        return parameters;
    }
}
