package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.wire.Exchange;

/**
 * A submission that was taken.
 *
 * @param bundle what was sent
 * @param answer what came back
 */
record Submitted(ObjectNode bundle, Exchange answer) {

    /**
     * A resource as it was sent, and as it is stored.
     *
     * @param location where it is
     */
    record Kept(JsonNode sent, String location, JsonNode stored) {}

    int size() {
        return bundle.path("entry").size();
    }

    JsonNode sent(int position) {
        return bundle.path("entry").path(position).path("resource");
    }

    String type(int position) {
        return sent(position).path("resourceType").asText();
    }

    /** The position of the first entry of a type. */
    int first(String type) {
        for (int i = 0; i < size(); i++) {
            if (type(i).equals(type)) {
                return i;
            }
        }
        throw new IllegalStateException("The submission has no " + type + ".");
    }

    /** Where the entry is; inconclusive where the answer does not say so. */
    String location(int position) {
        String location = answer.locationOf(position)
                .map(Object::toString)
                .orElseThrow(() -> inconclusive("The answer does not say where entry " + position
                        + " is, which t1d-receiver.response.location tells of."));
        if (!location.startsWith(type(position) + "/")) {
            throw inconclusive("The answer is in another order, which t1d-receiver.response.same-order tells of.");
        }
        return location;
    }

    /** By fullUrl, where each entry is. */
    Map<String, String> locations() {
        Map<String, String> locations = new HashMap<>();
        for (int i = 0; i < size(); i++) {
            locations.put(bundle.path("entry").path(i).path("fullUrl").asText(), location(i));
        }
        return locations;
    }

    /** Reads all of it back; inconclusive where something is not there. */
    List<Kept> kept(T1dReceiver receiver) {
        List<Kept> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            kept.add(kept(receiver, i));
        }
        return kept;
    }

    Kept kept(T1dReceiver receiver, int position) {
        String location = location(position);
        Exchange read = receiver.get(location);
        if (!read.succeeded()) {
            throw inconclusive(
                    read + ": what was accepted is not there, which t1d-receiver.storage.retrievable tells of.");
        }
        return new Kept(sent(position), location, read.json());
    }
}
