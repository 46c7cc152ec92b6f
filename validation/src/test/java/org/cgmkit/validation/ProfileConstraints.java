package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the differential of a profile demands of resources, one text for each demand: {@code profile#element kind}. */
final class ProfileConstraints {
    private ProfileConstraints() {}

    static Stream<String> of(JsonNode profile) {
        String id = profile.path("id").asText();
        return stream(profile.path("differential").path("element"))
                .flatMap(e -> kinds(e).map(kind -> id + "#" + e.path("id").asText() + " " + kind));
    }

    private static Stream<String> kinds(JsonNode element) {
        Stream.Builder<String> kinds = Stream.builder();
        if (element.path("min").asInt() > 0) {
            kinds.add("min");
        }
        if (!element.path("max").asText("*").equals("*")) {
            kinds.add("max");
        }
        stream(element.path("type")).map(ProfileConstraints::kind).forEach(kinds::add);
        element.fieldNames().forEachRemaining(name -> {
            if (name.startsWith("pattern") || name.startsWith("fixed")) {
                kinds.add(name.startsWith("pattern") ? "pattern" : "fixed");
            }
        });
        if (element.path("binding").path("strength").asText().equals("required")) {
            kinds.add("binding");
        }
        stream(element.path("constraint")).map(c -> c.path("key").asText()).forEach(kinds::add);
        return kinds.build();
    }

    private static String kind(JsonNode type) {
        if (type.has("profile")) {
            return "profile";
        }
        return type.has("targetProfile") ? "target" : "type";
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
