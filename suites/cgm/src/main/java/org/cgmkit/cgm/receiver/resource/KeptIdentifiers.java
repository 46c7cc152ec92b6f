package org.cgmkit.cgm.receiver.resource;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.cgmkit.cgm.receiver.resource.ResourceComparison.Differences;

/**
 * Compares identifiers, which are a system and a value: without either, or under another system, they name something else.
 * One that is not there at all is for receiver.conditional-create.identifiers-kept to tell.
 */
final class KeptIdentifiers {
    private KeptIdentifiers() {}

    /** What is different in the identifiers that were read back. */
    static Differences compared(JsonNode submitted, JsonNode back) {
        Differences found = new Differences();
        Set<String> systems = new HashSet<>();
        submitted.forEach(each -> systems.add(system(each)));
        for (int i = 0; i < submitted.size(); i++) {
            JsonNode own = submitted.path(i);
            if (find(
                            back,
                            other -> system(other).equals(system(own))
                                    && value(other).equals(value(own)))
                    .isPresent()) {
                continue;
            }
            String place = "identifier[" + i + "]";
            // What stands there as it was submitted is not what became of another one.
            Optional<JsonNode> renamed =
                    find(back, other -> system(other).equals(system(own)) && !isAmong(submitted, other));
            Optional<JsonNode> moved =
                    find(back, other -> value(other).equals(value(own)) && !systems.contains(system(other)));
            if (renamed.isPresent()) {
                String now = value(renamed.get());
                found.changes().add(place + ".value: " + value(own) + (now.isEmpty() ? " is gone" : " became " + now));
            } else if (moved.isPresent()) {
                String now = system(moved.get());
                found.changes()
                        .add(place + ".system: " + system(own) + (now.isEmpty() ? " is gone" : " became " + now));
            } else {
                found.ignored().add(place);
            }
        }
        return found;
    }

    private static boolean isAmong(JsonNode submitted, JsonNode other) {
        return find(
                        submitted,
                        each -> system(each).equals(system(other))
                                && value(each).equals(value(other)))
                .isPresent();
    }

    private static Optional<JsonNode> find(JsonNode identifiers, Predicate<JsonNode> fits) {
        return StreamSupport.stream(identifiers.spliterator(), false)
                .filter(fits)
                .findFirst();
    }

    private static String system(JsonNode identifier) {
        return identifier.path("system").asText();
    }

    private static String value(JsonNode identifier) {
        return identifier.path("value").asText();
    }
}
