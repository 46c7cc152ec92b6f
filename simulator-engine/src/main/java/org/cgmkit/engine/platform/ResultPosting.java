package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.engine.platform.PlatformBehaviour.Way;

/** Posts results to a FHIR server. */
public final class ResultPosting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final PlatformBehaviour behaviour;
    private final boolean versions;
    private final String base;

    ResultPosting(PlatformBehaviour behaviour, boolean versions, String base) {
        this.behaviour = behaviour;
        this.versions = versions;
        this.base = base.replaceAll("/+$", "");
    }

    /**
     * Posts a draft.
     *
     * @return where each result is, as {@code Observation/id/_history/n}
     */
    public Map<String, String> post(PlatformDraft draft) {
        Computation before = draft.before();
        if (before != null && behaviour.way() == Way.UPDATE) {
            return update(draft, before);
        }
        if (before != null && behaviour.way() == Way.REPLACE) {
            before.posted().forEach((name, place) -> {
                if (draft.results().containsKey(name)) {
                    withdraw(place);
                }
            });
        }
        Map<String, ObjectNode> all = draft.resources();
        if (!behaviour.separate()) {
            all.put("provenance", draft.provenance());
        }
        Map<String, String> places = bundle(all);
        if (behaviour.separate()) {
            provenance(draft, places);
        }
        places.keySet().retainAll(draft.results().keySet());
        return places;
    }

    /** Takes away something, with all its versions. */
    public void delete(String place) {
        send("DELETE", withoutVersion(place), null);
    }

    private Map<String, String> update(PlatformDraft draft, Computation before) {
        Map<String, String> places = bundle(draft.others());
        before.posted().forEach((name, place) -> places.put(name, withoutVersion(place)));
        Map<String, String> updated = new LinkedHashMap<>();
        draft.results().forEach((name, result) -> {
            String reference = withoutVersion(before.posted().getOrDefault(name, "Observation/" + name));
            ObjectNode placed = placed(result, places, false);
            placed.put("id", reference.substring(reference.indexOf('/') + 1));
            JsonNode kept = send("PUT", reference, placed);
            updated.put(
                    name, reference + "/_history/" + kept.at("/meta/versionId").asText());
        });
        places.putAll(updated);
        provenance(draft, places);
        return updated;
    }

    private void provenance(PlatformDraft draft, Map<String, String> places) {
        ObjectNode placed = placed(draft.provenance(), places, versions);
        send("POST", "Provenance", placed);
    }

    private void withdraw(String place) {
        ObjectNode old = (ObjectNode) send("GET", withoutVersion(place), null);
        send("PUT", withoutVersion(place), old.put("status", "entered-in-error"));
    }

    private Map<String, String> bundle(Map<String, ObjectNode> resources) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        resources.forEach((name, resource) -> {
            ObjectNode entry = entries.addObject().put("fullUrl", PlatformDraft.urn(name));
            entry.set("resource", resource);
            ObjectNode request = entry.putObject("request")
                    .put("method", "POST")
                    .put("url", resource.path("resourceType").asText());
            JsonNode identifier = resource.path("identifier").path(0);
            if (!identifier.isMissingNode()) {
                request.put(
                        "ifNoneExist",
                        "identifier="
                                + URLEncoder.encode(
                                        identifier.path("system").asText() + "|"
                                                + identifier.path("value").asText(),
                                        StandardCharsets.UTF_8));
            }
        });
        JsonNode answer = send("POST", "", bundle);
        Map<String, String> places = new LinkedHashMap<>();
        int position = 0;
        for (String name : resources.keySet()) {
            places.put(
                    name,
                    answer.path("entry").path(position).at("/response/location").asText());
            position++;
        }
        return places;
    }

    /** With the places of what it refers to, which targets of Provenance name with their versions. */
    private static ObjectNode placed(ObjectNode resource, Map<String, String> places, boolean versioned) {
        ObjectNode placed = resource.deepCopy();
        place(placed, places, false);
        if (versioned) {
            ArrayNode targets = JsonNodeFactory.instance.arrayNode();
            resource.path("target").forEach(target -> targets.add(target.deepCopy()));
            place(targets, places, true);
            placed.set("target", targets);
        }
        return placed;
    }

    private static void place(JsonNode node, Map<String, String> places, boolean versioned) {
        if (node instanceof ObjectNode object && object.path("reference").isTextual()) {
            String reference = object.path("reference").asText();
            places.forEach((name, place) -> {
                if (PlatformDraft.urn(name).equals(reference)) {
                    object.put("reference", versioned ? place : withoutVersion(place));
                }
            });
        }
        node.forEach(each -> place(each, places, versioned));
    }

    private static String withoutVersion(String place) {
        return place.replaceFirst("/_history/.*$", "");
    }

    private JsonNode send(String method, String path, @org.jspecify.annotations.Nullable JsonNode body) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(path.isEmpty() ? base : base + "/" + path))
                    .header("Content-Type", "application/fhir+json")
                    .header("Accept", "application/fhir+json")
                    .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
            HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("Expected a 2xx from " + method + " "
                        + request.build().uri() + ", but got " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException("The server " + base + " does not answer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Broken off while posting to " + base + ".", e);
        }
    }
}
