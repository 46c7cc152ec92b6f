package org.cgmkit.outcomes.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** An engine that takes and answers FHIR over HTTP, knowing codes only. */
final class FhirEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SHARES = Map.of(
            "104642-4", "veryLow", "104641-6", "low", "97510-2", "target", "104640-8", "high", "104639-0", "veryHigh");

    private final HttpServer server;

    FhirEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", FhirEngine::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            ObjectNode asked = (ObjectNode) JSON.readTree(exchange.getRequestBody());
            asked.set("trace", rows(asked.path("trace")));
            ObjectNode figures = new AnswerJson(4, GlucoseUnit.MASS, "FHIR engine 1")
                    .of(OutcomeEngine.compute(TaskJson.read(asked), Policy.USUAL));
            byte[] body = JSON.writeValueAsBytes(observations(figures));
            exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static ArrayNode rows(JsonNode bundle) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode reading = entry.path("resource");
            JsonNode quantity = reading.path("valueQuantity");
            String word =
                    quantity.path("comparator").asText().replace("<", "LOW").replace(">", "HIGH");
            rows.addObject()
                    .put("time", reading.path("effectiveDateTime").asText())
                    .put(
                            "value",
                            word.isEmpty()
                                    ? quantity.path("value")
                                            .asText(reading.path("valueString").asText())
                                    : word)
                    .put("unit", quantity.path("code").asText(quantity.isMissingNode() ? "mg/dL" : ""))
                    .put("stream", reading.at("/device/display").asText());
        }
        return rows;
    }

    private static ObjectNode observations(ObjectNode figures) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        ObjectNode times = observation(entries, "106793-3");
        times.putObject("method").put("text", "FHIR engine 1");
        ArrayNode notes = times.putArray("note");
        figures.path("notices").forEach(notice -> notes.addObject().put("text", notice.asText()));
        ArrayNode components = times.putArray("component");
        SHARES.forEach((code, share) -> {
            JsonNode value = figures.at("/percent/" + share);
            if (value.isNumber()) {
                ObjectNode component = components.addObject();
                code(component, code);
                component.putObject("valueQuantity").put("code", "%").set("value", value);
            }
        });
        plain(entries, "97507-8", "mg/dL", figures.at("/mean/value"));
        plain(entries, "97506-0", "%", figures.path("gmi"));
        plain(entries, "104638-2", "%", figures.path("cv"));
        plain(entries, "104637-4", "%", figures.path("active"));
        return bundle;
    }

    private static void plain(ArrayNode entries, String code, String unit, JsonNode value) {
        if (value.isNumber()) {
            observation(entries, code)
                    .putObject("valueQuantity")
                    .put("code", unit)
                    .set("value", value);
        }
    }

    private static ObjectNode observation(ArrayNode entries, String code) {
        ObjectNode observation = entries.addObject()
                .putObject("resource")
                .put("resourceType", "Observation")
                .put("status", "final");
        code(observation, code);
        return observation;
    }

    private static void code(ObjectNode coded, String code) {
        coded.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", "http://loinc.org")
                .put("code", code);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
