package org.cgmkit.cgm.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A data receiver written from the guide alone, on the HTTP server of the JDK, without any code of the kit. It has four
 * flaws, as an implementation might: it does not list the guide's profiles; it takes the first of several matches; it
 * does not look at the profiles, so it stores entries with unknown units; it looks at what a resource is about, but not at what it contains.
 */
final class PlainReceiver implements AutoCloseable {
    /** Decimals keep their places, as FHIR R4 asks. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String PATIENT = "p1";

    private final PlainStore store = new PlainStore();
    private final PlainSubmission submissions = new PlainSubmission(store, "Patient/" + PATIENT);
    private final ExecutorService workers = Executors.newFixedThreadPool(4);
    private final HttpServer server;

    PlainReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/r4/", this::handle);
        server.setExecutor(workers);
        server.start();
        for (String id : new String[] {PATIENT, "p2"}) {
            store.put(JSON.createObjectNode().put("resourceType", "Patient").put("id", id));
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/r4";
    }

    String patient() {
        return PATIENT;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            String path = exchange.getRequestURI().getPath().substring("/r4/".length());
            try {
                answer(exchange, path, body);
            } catch (JsonProcessingException e) {
                send(exchange, 400, PlainSubmission.outcome("The body is no JSON: " + e.getOriginalMessage()));
            }
        }
    }

    private void answer(HttpExchange exchange, String path, String body) throws IOException {
        String method = exchange.getRequestMethod();
        if (method.equals("GET") && path.equals("metadata")) {
            send(exchange, 200, capability());
        } else if (method.equals("POST") && path.equals("$submit-cgm-bundle")) {
            submit(exchange, body);
        } else if (method.equals("POST")) {
            write(exchange, 201, path, PlainStore.newId(), body);
        } else if (method.equals("PUT")) {
            write(exchange, 200, path.split("/")[0], path.replaceFirst(".*/", ""), body);
        } else if (method.equals("GET") && !path.contains("/")) {
            search(exchange, path);
        } else {
            String[] parts = path.split("/");
            ObjectNode found = method.equals("GET") && parts.length > 1 ? store.get(parts[0] + "/" + parts[1]) : null;
            send(exchange, found == null ? 404 : 200, found == null ? PlainSubmission.outcome("Not here.") : found);
        }
    }

    private void submit(HttpExchange exchange, String body) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        JsonNode bundle = type != null && type.contains("json") ? JSON.readTree(body) : JSON.createObjectNode();
        String refusal = submissions.refusal(bundle);
        send(
                exchange,
                refusal == null ? 200 : 422,
                refusal == null ? submissions.process((ObjectNode) bundle) : PlainSubmission.outcome(refusal));
    }

    private void write(HttpExchange exchange, int status, String type, String id, String body) throws IOException {
        ObjectNode resource = (ObjectNode) JSON.readTree(body);
        if (!PlainSubmission.TYPES.contains(type)
                || !resource.path("resourceType").asText().equals(type)) {
            send(exchange, 400, PlainSubmission.outcome("Expected one of " + PlainSubmission.TYPES + "."));
            return;
        }
        resource.put("id", id);
        store.put(resource);
        exchange.getResponseHeaders().add("Location", baseUrl() + "/" + type + "/" + id);
        send(exchange, status, resource);
    }

    private void search(HttpExchange exchange, String type) throws IOException {
        ObjectNode bundle =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "searchset");
        ArrayNode entries = bundle.putArray("entry");
        store.find(type, parameters(exchange.getRequestURI().getRawQuery()))
                .forEach(r -> entries.addObject().set("resource", r));
        send(exchange, 200, bundle);
    }

    /** The parameters in their order; one that comes twice asks for both of its values. */
    static List<Map.Entry<String, String>> parameters(@Nullable String query) {
        List<Map.Entry<String, String>> parameters = new ArrayList<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.add(Map.entry(parts[0], parts.length > 1 ? URLDecoder.decode(parts[1], UTF_8) : ""));
        }
        return parameters;
    }

    private static JsonNode capability() throws JsonProcessingException {
        String writes = "\"interaction\":[{\"code\":\"create\"},{\"code\":\"update\"},{\"code\":\"read\"}]";
        String searches = "\"searchParam\":[{\"name\":\"patient\",\"type\":\"reference\"},"
                + "{\"name\":\"category\",\"type\":\"token\"},{\"name\":\"code\",\"type\":\"token\"}]";
        return JSON.readTree("{\"resourceType\":\"CapabilityStatement\",\"status\":\"active\",\"kind\":\"instance\","
                + "\"fhirVersion\":\"4.0.1\",\"format\":[\"application/fhir+json\"],"
                + "\"instantiates\":[\"http://hl7.org/fhir/uv/cgm/CapabilityStatement/cgm-data-receiver\"],"
                + "\"rest\":[{\"mode\":\"server\",\"operation\":[{\"name\":\"submit-cgm-bundle\","
                + "\"definition\":\"http://hl7.org/fhir/uv/cgm/OperationDefinition/submit-cgm-bundle\"}],"
                + "\"resource\":[{\"type\":\"Observation\"," + writes + "," + searches + "},"
                + "{\"type\":\"DiagnosticReport\"," + writes + "},"
                + "{\"type\":\"Device\"," + writes + "},"
                + "{\"type\":\"ServiceRequest\",\"interaction\":[{\"code\":\"read\"},{\"code\":\"search-type\"}],"
                + searches + "}]}]}");
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().add("Content-Type", "application/fhir+json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
