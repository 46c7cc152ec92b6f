package org.cgmkit.cgm.drift;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.reports.evidence.HttpExchange;

/**
 * A receiver that is nothing but its answers.
 *
 * @param statement its capability statement
 * @param places the types of Bundles that it takes, by the place below the base
 * @param fault why it refuses a submission; empty where it takes it
 * @param orders the orders that it shows
 * @param answer what becomes of its answer to a submission before that is sent
 */
record MadeUpReceiver(
        JsonNode statement,
        Map<String, String> places,
        Function<JsonNode, String> fault,
        List<JsonNode> orders,
        Function<ObjectNode, ObjectNode> answer)
        implements Function<Request, Exchange> {
    static final String OPERATION = "$submit-cgm-bundle";

    /** One that takes everything that STU 1 has, and says nothing of itself. */
    static MadeUpReceiver sound() {
        return new MadeUpReceiver(
                Json.object(), Map.of(OPERATION, "transaction"), bundle -> "", List.of(), Function.identity());
    }

    MadeUpReceiver saying(String json) {
        return new MadeUpReceiver(Submission.parse(json).bundle(), places, fault, orders, answer);
    }

    MadeUpReceiver at(Map<String, String> others) {
        return new MadeUpReceiver(statement, others, fault, orders, answer);
    }

    MadeUpReceiver refusing(Function<JsonNode, String> why) {
        return new MadeUpReceiver(statement, places, why, orders, answer);
    }

    MadeUpReceiver showing(String order) {
        return new MadeUpReceiver(
                statement, places, fault, List.of(Submission.parse(order).bundle()), answer);
    }

    MadeUpReceiver answering(Function<ObjectNode, ObjectNode> change) {
        return new MadeUpReceiver(statement, places, fault, orders, change);
    }

    @Override
    public Exchange apply(Request request) {
        if (request.method().equals("GET")) {
            ObjectNode found = Json.object().put("resourceType", "Bundle").put("type", "searchset");
            orders.forEach(order -> found.withArray("entry").addObject().set("resource", order));
            return answered(request, 200, found);
        }
        JsonNode bundle = Submission.parse(String.valueOf(request.body())).bundle();
        String type = places.getOrDefault(request.path(), "");
        if (!bundle.path("type").asText().equals(type)) {
            return answered(request, type.isEmpty() ? 404 : 400, outcome("Nothing of that kind is taken here."));
        }
        String why = fault.apply(bundle);
        if (!why.isEmpty()) {
            return answered(request, 422, outcome(why));
        }
        ObjectNode taken = Json.object().put("resourceType", "Bundle").put("type", type + "-response");
        bundle.path("entry")
                .forEach(entry -> taken.withArray("entry")
                        .addObject()
                        .putObject("response")
                        .put("status", "201 Created")
                        .put("location", "Observation/1"));
        return answered(request, 200, answer.apply(taken));
    }

    private static ObjectNode outcome(String why) {
        ObjectNode outcome = Json.object().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", "invalid")
                .put("diagnostics", why);
        return outcome;
    }

    private static Exchange answered(Request request, int status, ObjectNode body) {
        return Exchange.of(new HttpExchange(
                        Instant.parse("2026-05-15T08:00:00Z"),
                        Duration.ZERO,
                        request.method(),
                        "https://ehr.example.org/fhir/" + request.path(),
                        List.of(),
                        String.valueOf(request.body()),
                        new HttpExchange.Answer(status, "", List.of(), Json.text(body))))
                .orElseThrow();
    }
}
