package org.cgmkit.ehr.receiver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.ehr.store.ResourceDraft;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.StoredResource;

/**
 * The orders that a receiver shows (guide, "Standing Orders" and "One-Time Orders"), as clinicians would edit them: an app
 * that follows them can be seen to do so. An order is taken as it is, valid or not.
 */
public final class OrderBook {
    private static final String TYPE = "ServiceRequest";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final ResourceStore store;
    private final Clock clock;

    OrderBook(ResourceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** All orders, of whichever patient. */
    public List<StoredResource> all() {
        return store.search(TYPE, List.of());
    }

    /**
     * Writes an order, new or in place of the one with that id.
     *
     * @throws IllegalArgumentException where it is no order about a patient of this receiver
     */
    public StoredResource put(String id, ObjectNode order) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "Expected letters, digits, hyphens and dots as the id of an order, but got " + id + ".");
        }
        String type = order.path("resourceType").asText("");
        if (!type.equals(TYPE)) {
            throw new IllegalArgumentException("Expected a ServiceRequest, but got "
                    + (type.isEmpty() ? "something without resourceType." : "a resource of type " + type + "."));
        }
        String patient = new ResourceDraft(TYPE, id, 1, false, "", order, order).patient();
        if (patient == null || store.read("Patient", patient).isEmpty()) {
            throw new IllegalArgumentException(
                    "Expected Patient/ID of a patient of this sandbox as subject of the order," + " but got "
                            + order.path("subject") + ".");
        }
        return store.turns().exclusively(() -> {
            int version = store.read(TYPE, id).map(StoredResource::version).orElse(0) + 1;
            return store.put(List.of(new ResourceDraft(TYPE, id, version, false, "", order, order)), Instant.now(clock))
                    .getFirst();
        });
    }

    /** Removes an order; one that is not there is no mistake. */
    public void remove(String id) {
        store.delete(TYPE, id);
    }
}
