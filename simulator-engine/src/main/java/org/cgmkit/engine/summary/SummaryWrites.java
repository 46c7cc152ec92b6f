package org.cgmkit.engine.summary;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.cgmkit.guide.search.QueryString;

/** Takes in what is posted: single resources, and Bundles whose entries refer to each other (FHIR R4, http.html, 3.1.0.11.2). */
final class SummaryWrites {
    private final SummaryStore store;
    private final SummarySearch search;
    private final List<SwallowedWrite> swallowed = new CopyOnWriteArrayList<>();

    SummaryWrites(SummaryStore store) {
        this.store = store;
        this.search = new SummarySearch(store);
    }

    /** What conditional creates did not store, because something with that identifier was there. */
    List<SwallowedWrite> swallowed() {
        return List.copyOf(swallowed);
    }

    /**
     * The answer to a write.
     *
     * @param status the status
     * @param location the version that is there now, as {@code Type/id/_history/n}; empty where nothing is
     * @param resource what is there now
     */
    record Written(int status, String location, ObjectNode resource) {}

    /** Creates a resource, unless one that the condition finds is there. */
    synchronized Written create(JsonNode resource, String ifNoneExist, Instant when) {
        String type = resource.path("resourceType").asText();
        if (!ifNoneExist.isEmpty()) {
            List<ObjectNode> there =
                    search.find(type, QueryString.firstValues(ifNoneExist.replaceFirst("^\\?", "")), false);
            if (!there.isEmpty()) {
                swallowed.add(
                        new SwallowedWrite(resource.deepCopy(), there.getFirst().deepCopy()));
                return written(200, type, there.getFirst());
            }
        }
        return written(201, type, store.put(store.newReference(type), resource, when));
    }

    /** Updates a resource, or creates one of that id. */
    synchronized Written update(String reference, JsonNode resource, Instant when) {
        boolean there = store.read(reference).isPresent();
        return written(there ? 200 : 201, resource.path("resourceType").asText(), store.put(reference, resource, when));
    }

    private static Written written(int status, String type, ObjectNode resource) {
        return new Written(
                status,
                type + "/" + resource.path("id").asText() + "/_history/"
                        + resource.at("/meta/versionId").asText(),
                resource);
    }

    /** Takes in a Bundle, and answers each entry. */
    synchronized ObjectNode bundle(JsonNode bundle, Instant when) {
        Map<String, String> references = new LinkedHashMap<>();
        List<Written> answers = new ArrayList<>();
        bundle.path("entry").forEach(entry -> {
            Written written = entry(entry, when);
            answers.add(written);
            references.put(entry.path("fullUrl").asText(), withoutVersion(written.location()));
        });
        answers.forEach(each -> rewrite(each.resource(), references));
        return answer(answers);
    }

    private Written entry(JsonNode entry, Instant when) {
        JsonNode request = entry.path("request");
        return request.path("method").asText("POST").equals("PUT")
                ? update(request.path("url").asText(), entry.path("resource"), when)
                : create(entry.path("resource"), request.path("ifNoneExist").asText(""), when);
    }

    private static ObjectNode answer(List<Written> answers) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("resourceType", "Bundle").put("type", "transaction-response");
        var entries = answer.putArray("entry");
        answers.forEach(each -> entries.addObject()
                .putObject("response")
                .put("status", String.valueOf(each.status()))
                .put("location", each.location()));
        return answer;
    }

    private static void rewrite(JsonNode node, Map<String, String> references) {
        if (node instanceof ObjectNode object) {
            String reference = object.path("reference").asText();
            if (references.containsKey(reference) && !reference.isEmpty()) {
                object.set("reference", TextNode.valueOf(references.get(reference)));
            }
        }
        node.forEach(each -> rewrite(each, references));
    }

    private static String withoutVersion(String location) {
        return location.replaceFirst("/_history/.*$", "");
    }
}
