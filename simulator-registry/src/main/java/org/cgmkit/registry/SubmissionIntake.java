package org.cgmkit.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.guide.t1d.T1dProfile;
import org.cgmkit.registry.RegistryAnswer.Reason;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.finding.Finding;

/** Takes submissions: all of one or nothing, in two passes, so that the order of entries does not matter. */
final class SubmissionIntake {
    private static final String PROFILE = T1dProfile.SUBMISSION_BUNDLE.url(T1dEdition.usual());

    /** One for all registries of a process: its definitions take seconds to load. */
    private static final GuideValidator VALIDATOR = GuideValidator.builtIn(T1dEdition.usual());

    private final RegistryRules rules;
    private final RegistryBehaviour behaviour;
    private final RegistryStore store;

    SubmissionIntake(RegistryRules rules, RegistryBehaviour behaviour, RegistryStore store) {
        this.rules = rules;
        this.behaviour = behaviour;
        this.store = store;
    }

    /** What becomes of one entry. */
    private record Planned(ObjectNode resource, String type, String id, int status, boolean conditional) {
        String location() {
            return type + "/" + id;
        }
    }

    RegistryAnswer take(JsonNode body) {
        JsonNode bundle = rules.bundle(body);
        if (!bundle.path("resourceType").asText().equals("Bundle")) {
            return RegistryAnswer.refusal(400, "Expected a Bundle in JSON as the body.");
        }
        ArrayNode entries = bundle.path("entry") instanceof ArrayNode array ? array : Registry.JSON.createArrayNode();
        List<Reason> reasons = rules.reasons(bundle, reasons(bundle, entries));
        if (!reasons.isEmpty()) {
            return rules.refusal(RegistryAnswer.refusal(422, reasons), entries, store);
        }
        List<Planned> plan = new ArrayList<>();
        Map<String, Planned> targets = new HashMap<>();
        for (JsonNode entry : entries) {
            List<String> matches = matches(entry);
            if (matches.size() > 1) {
                return RegistryAnswer.refusal(412, "Several resources match: " + matches + ".");
            }
            Planned planned = planned(entry, matches);
            plan.add(planned);
            targets.put(entry.path("fullUrl").asText(), planned);
        }
        return RegistryAnswer.of(200, rules.answer(stored(plan, targets)));
    }

    private List<Reason> reasons(JsonNode bundle, ArrayNode entries) {
        List<Reason> reasons = new ArrayList<>(VALIDATOR.validate(bundle.toString(), PROFILE).stream()
                .filter(Finding::invalidates)
                .map(f -> new Reason(f.path(), f.message()))
                .toList());
        for (JsonNode entry : entries) {
            String condition = entry.at("/request/ifNoneExist").asText();
            if (behaviour.refusesForeignConditions() && !condition.isEmpty() && !meets(entry, condition)) {
                reasons.add(
                        new Reason("Bundle.entry.request.ifNoneExist", "The resource does not meet its condition."));
            }
        }
        return reasons;
    }

    private static boolean meets(JsonNode entry, String condition) {
        return RegistryStore.hasIdentifier(
                entry.path("resource"), QueryString.firstValues(condition).getOrDefault("identifier", ""));
    }

    private List<String> matches(JsonNode entry) {
        String type = entry.at("/resource/resourceType").asText();
        String condition = entry.at("/request/ifNoneExist").asText();
        String url = entry.at("/request/url").asText();
        if (entry.at("/request/method").asText().equals("PUT") && url.contains("?")) {
            return rules.updated(store.matches(type, url.substring(url.indexOf('?') + 1)));
        }
        return condition.isEmpty() ? List.of() : rules.matches(store.matches(type, condition));
    }

    private Planned planned(JsonNode entry, List<String> matches) {
        ObjectNode resource = ((ObjectNode) entry.path("resource")).deepCopy();
        String type = resource.path("resourceType").asText();
        boolean update = entry.at("/request/method").asText().equals("PUT");
        String id = matches.isEmpty() ? store.nextId() : matches.getFirst().substring(type.length() + 1);
        return new Planned(resource, type, id, matches.isEmpty() ? 201 : 200, !matches.isEmpty() && !update);
    }

    private ObjectNode stored(List<Planned> plan, Map<String, Planned> targets) {
        ObjectNode answer = Registry.object("Bundle").put("type", "transaction-response");
        ArrayNode entries = answer.putArray("entry");
        for (Planned each : plan) {
            if (!each.conditional() && rules.stores(each.type())) {
                rewrite(each.resource(), each.type(), targets);
                ObjectNode kept = rules.stored(each.resource()).put("id", each.id());
                store.put(each.type(), each.id(), kept);
                for (int i = 1; i < rules.copies(each.type(), true); i++) {
                    String another = store.nextId();
                    store.put(each.type(), another, kept.deepCopy().put("id", another));
                }
            }
            entries.addObject()
                    .putObject("response")
                    .put("status", each.status() == 201 ? "201 Created" : "200 OK")
                    .put("location", each.location() + "/_history/1");
        }
        return answer;
    }

    private void rewrite(JsonNode node, String type, Map<String, Planned> targets) {
        node.properties().forEach(p -> {
            JsonNode value = p.getValue();
            Planned target = targets.get(value.path("reference").asText("-"));
            if (target != null
                    && value instanceof ObjectNode reference
                    && rules.rewrites(type, p.getKey(), target.conditional())) {
                reference.set("reference", TextNode.valueOf(target.location()));
            } else if (value.isArray()) {
                value.forEach(item -> {
                    Planned listed = targets.get(item.path("reference").asText("-"));
                    if (listed != null && rules.rewrites(type, p.getKey(), listed.conditional())) {
                        ((ObjectNode) item).put("reference", listed.location());
                    } else {
                        rewrite(item, type, targets);
                    }
                });
            } else {
                rewrite(value, type, targets);
            }
        });
    }
}
