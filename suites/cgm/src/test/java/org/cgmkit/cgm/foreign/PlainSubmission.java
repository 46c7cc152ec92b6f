package org.cgmkit.cgm.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link PlainReceiver} does with a submission. */
final class PlainSubmission {
    static final Set<String> TYPES = Set.of("Observation", "DiagnosticReport", "Device");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PlainStore store;
    private final String subject;

    PlainSubmission(PlainStore store, String subject) {
        this.store = store;
        this.subject = subject;
    }

    static ObjectNode outcome(String why) {
        ObjectNode outcome = JSON.createObjectNode().put("resourceType", "OperationOutcome");
        outcome.putArray("issue")
                .addObject()
                .put("severity", "error")
                .put("code", "processing")
                .put("diagnostics", why);
        return outcome;
    }

    /** Why the whole submission is turned away, or null. */
    @Nullable
    String refusal(JsonNode bundle) {
        if (!bundle.path("resourceType").asText().equals("Bundle")
                || !bundle.path("type").asText().equals("transaction")
                || bundle.path("entry").isEmpty()) {
            return "Expected a Bundle of type transaction in JSON, with entries.";
        }
        Set<String> fullUrls = new HashSet<>();
        for (JsonNode entry : bundle.path("entry")) {
            JsonNode resource = entry.path("resource");
            String type = resource.path("resourceType").asText();
            if (!entry.path("request").path("method").asText().equals("POST")
                    || !TYPES.contains(type)
                    || !entry.path("request").path("url").asText().equals(type)
                    || !fullUrls.add(entry.path("fullUrl").asText())
                    || isAboutAnother(resource)) {
                return "Expected only entries that create Observations, DiagnosticReports and Devices about " + subject
                        + ".";
            }
        }
        return null;
    }

    /** The answer to a submission that is let in, entry by entry. */
    ObjectNode process(ObjectNode bundle) {
        Map<String, String> places = new HashMap<>();
        for (JsonNode entry : bundle.path("entry")) {
            String place = entry.path("resource").path("resourceType").asText() + "/" + PlainStore.newId();
            places.put(entry.path("fullUrl").asText(), place);
        }
        ObjectNode answer =
                JSON.createObjectNode().put("resourceType", "Bundle").put("type", "transaction-response");
        ArrayNode entries = answer.putArray("entry");
        for (JsonNode entry : bundle.path("entry")) {
            ObjectNode response = entries.addObject().putObject("response");
            take(entry, places, response);
        }
        return answer;
    }

    private void take(JsonNode entry, Map<String, String> places, ObjectNode response) {
        String type = entry.path("resource").path("resourceType").asText();
        String condition = entry.path("request").path("ifNoneExist").asText();
        if (!condition.isEmpty()) {
            List<ObjectNode> matches = store.find(type, PlainReceiver.parameters(condition));
            if (!matches.isEmpty()) {
                // The second flaw: several matches deserve 412.
                response.put("status", "200 OK")
                        .put(
                                "location",
                                type + "/" + matches.getFirst().path("id").asText());
                return;
            }
        }
        if (entry.path("resource").path("code").path("coding").isEmpty() && !type.equals("Device")) {
            response.put("status", "422 Unprocessable Entity").set("outcome", outcome("Expected a code."));
            return;
        }
        String place = places.getOrDefault(entry.path("fullUrl").asText(), type + "/" + PlainStore.newId());
        ObjectNode resource = rewritten(entry.path("resource"), places);
        store.put(resource.put("id", place.substring(place.indexOf('/') + 1)));
        response.put("status", "201 Created").put("location", place);
    }

    private boolean isAboutAnother(JsonNode resource) {
        String member = resource.path("resourceType").asText().equals("Device") ? "patient" : "subject";
        boolean optional = member.equals("patient");
        JsonNode reference = resource.path(member).path("reference");
        return !reference.asText().equals(subject) && !(optional && reference.isMissingNode());
    }

    /** References to other entries lead to where these are stored. */
    private static ObjectNode rewritten(JsonNode resource, Map<String, String> places) {
        ObjectNode copy = resource.deepCopy();
        for (JsonNode holder : copy.findParents("reference")) {
            String place = places.get(holder.path("reference").asText());
            if (place != null) {
                ((ObjectNode) holder).put("reference", place);
            }
        }
        return copy;
    }
}
