package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a mutant keeps although the peer refused it: it can be read, and found by whatever stands in it. */
final class PhantomStore {
    private final PeerDescription peer;
    private final Map<String, ObjectNode> resources = new ConcurrentHashMap<>();

    PhantomStore(PeerDescription peer) {
        this.peer = peer;
    }

    /** Keeps the resource, and answers where, such as {@code Observation/1}. */
    String keep(JsonNode resource) {
        ObjectNode kept = resource.isObject() ? resource.deepCopy() : WireJson.object();
        String id = UUID.randomUUID().toString();
        kept.put("id", id);
        String place = kept.path("resourceType").asText("Basic") + "/" + id;
        resources.put(place, kept);
        return place;
    }

    /** Answers a read of what it keeps. */
    void read(MutatedExchange exchange, Mutant mutant) {
        if (resources.isEmpty() || !exchange.asked().method().equals("GET")) {
            return;
        }
        ObjectNode resource =
                resources.get(String.join("/", Routes.resource(exchange.asked().target())));
        if (resource != null) {
            exchange.answerInPlace(WireMessage.answer(200, WireJson.text(resource)), mutant);
        }
    }

    /** Adds to the answer of a search what it keeps. */
    void search(MutatedExchange exchange, Mutant mutant) {
        String route = peer.routes().of(exchange.asked());
        if (resources.isEmpty()
                || !route.matches("GET [A-Z][A-Za-z]+[?]")
                || exchange.answer().status() != 200) {
            return;
        }
        String type = route.substring(4, route.length() - 1);
        List<Map.Entry<String, String>> asked =
                Routes.parameters(URI.create(exchange.asked().target()).getRawQuery());
        if (!(exchange.answerJson() instanceof ObjectNode answer)) {
            return;
        }
        boolean found = false;
        for (Map.Entry<String, ObjectNode> each : resources.entrySet()) {
            String text = WireJson.text(each.getValue());
            boolean matches = each.getKey().startsWith(type + "/")
                    && asked.stream()
                            .filter(p -> !p.getKey().matches("date|_count|_sort|status|_summary"))
                            .allMatch(p -> anyOf(p.getValue(), text));
            if (matches) {
                ArrayNode entries = answer.withArrayProperty("entry");
                ObjectNode entry = entries.addObject();
                entry.put("fullUrl", peer.baseUrl() + "/" + each.getKey()).set("resource", each.getValue());
                entry.putObject("search").put("mode", "match");
                if (answer.has("total")) {
                    answer.put("total", answer.path("total").asInt() + 1);
                }
                found = true;
            }
        }
        if (found) {
            exchange.changed(mutant);
        }
    }

    /** Whether one of the values with commas between them, which are alternatives, stands in the text. */
    private static boolean anyOf(String values, String text) {
        return Stream.of(values.split(","))
                .map(value -> value.replaceFirst(".*[|/]", ""))
                .anyMatch(value -> text.contains("\"" + value + "\"") || text.contains("/" + value + "\""));
    }
}
