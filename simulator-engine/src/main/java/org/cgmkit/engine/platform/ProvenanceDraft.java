package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import org.cgmkit.engine.platform.PlatformBehaviour.InputSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes where results come from (https://hl7.org/fhir/R4/provenance.html).
 *
 * @param behaviour how the platform does that
 * @param computation the figures
 * @param before the figures of before; null for the first
 */
record ProvenanceDraft(
        PlatformBehaviour behaviour,
        Computation computation,
        @Nullable Computation before) {
    private static final String ACTIVITY = "http://terminology.hl7.org/CodeSystem/v3-DataOperation";
    private static final String PARTICIPANT = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

    ObjectNode of(Collection<String> results) {
        ObjectNode provenance = JsonNodeFactory.instance.objectNode().put("resourceType", "Provenance");
        ArrayNode targets = provenance.putArray("target");
        results.forEach(name -> targets.addObject().put("reference", PlatformDraft.urn(name)));
        provenance.put("recorded", computation.when().toString());
        coding(provenance.putObject("activity"), ACTIVITY, before == null ? "CREATE" : "UPDATE");
        ObjectNode agent = provenance.putArray("agent").addObject();
        coding(agent.putObject("type"), PARTICIPANT, "assembler");
        agent.putObject("who").put("reference", PlatformDraft.urn("software"));
        agent.putObject("onBehalfOf").put("reference", PlatformDraft.urn("organization"));
        ArrayNode entities = provenance.putArray("entity");
        computation.sets().forEach(set -> {
            ObjectNode what = entities.addObject().put("role", "source").putObject("what");
            if (behaviour.set() == InputSet.IDENTIFIER) {
                what.putObject("identifier").put("value", set);
            } else {
                what.put("reference", PlatformDraft.urn("readings " + set));
            }
        });
        if (before != null) {
            before.posted()
                    .values()
                    .forEach(old -> entities.addObject()
                            .put("role", "revision")
                            .putObject("what")
                            .put("reference", old));
        }
        return provenance;
    }

    private static void coding(ObjectNode concept, String system, String code) {
        concept.putArray("coding").addObject().put("system", system).put("code", code);
    }
}
