package org.cgmkit.ehr.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.cgmkit.ehr.receiver.OrderBook;
import org.cgmkit.ehr.submission.Json;
import org.cgmkit.validation.wording.JsonMistake;

/** The orders of one sandbox over HTTP, beside its FHIR interface, which only shows them. */
record SandboxOrders(OrderBook orders) {

    /** All orders: {@code {"orders": [ServiceRequest]}}. */
    ObjectNode list() {
        ObjectNode list = Json.object();
        ArrayNode array = list.putArray("orders");
        orders.all().forEach(order -> array.add(order.resource()));
        return list;
    }

    /**
     * Writes the order with that id.
     *
     * @throws IllegalArgumentException where the body is no order, with a sentence that says what was expected
     */
    ObjectNode put(String id, String body) {
        try {
            if (Json.read(body.getBytes(StandardCharsets.UTF_8)) instanceof ObjectNode order) {
                return orders.put(id, order).resource();
            }
            throw new IllegalArgumentException("Expected a ServiceRequest as JSON, but got another JSON value.");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Expected a ServiceRequest as JSON, but the body cannot be parsed: " + JsonMistake.of(e), e);
        }
    }
}
