package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.submitter.content.ContentStep;

/** What an app can get wrong against the profiles. Where it can, it sends the right thing, too. */
final class ConformanceDefects {
    private static final String CONFORMS = "submitter.bundle.conforms";

    private ConformanceDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "sends-a-batch",
                        CONFORMS,
                        "Sends Bundles of type batch.",
                        w -> w.bundling(b -> b.put("type", "batch"))),
                filling(
                        "writes-unit-in-capitals",
                        "Writes mg/dL and mmol/L as the unit of readings, where the guide fixes mg/dl and mmol/l.",
                        EntrySelector.each(EntrySelector.READING, ConformanceDefects::capitals)),
                filling(
                        "leaves-out-a-summary-member",
                        "Sends the GMI, and does not count it among the members of a summary that no report refers to.",
                        (entries, purpose) -> {
                            if (entries.stream().anyMatch(EntrySelector.REPORT)) {
                                return entries;
                            }
                            entries.stream()
                                    .filter(EntrySelector.code(Concept.GMI))
                                    .map(e -> e.path("fullUrl").asText())
                                    .forEach(gmi -> entries.stream()
                                            .filter(EntrySelector.SUMMARY)
                                            .forEach(s -> unlink(EntrySelector.resource(s), gmi)));
                            return entries;
                        }),
                filling(
                        "gives-value-and-absent-reason",
                        "Gives the coefficient of variation both a value and a reason why it has none.",
                        EntrySelector.each(
                                EntrySelector.code(Concept.COEFFICIENT_OF_VARIATION), ConformanceDefects::absent)),
                filling(
                        "readings-without-status",
                        "Sends readings without status.",
                        EntrySelector.each(EntrySelector.READING, r -> r.remove("status"))),
                filling(
                        "argonaut-canonicals",
                        "Claims profiles under " + GuideVersion.ARGONAUT_2024.canonicalBase()
                                + ", where the Argonaut draft had them.",
                        EntrySelector.each(e -> true, ConformanceDefects::claim)),
                filling(
                        "report-without-data",
                        "Sends each report a second time, without the data of its PDF.",
                        EntrySelector.besides(
                                EntrySelector.REPORT, r -> ((ObjectNode) r.at("/presentedForm/0")).remove("data"))));
    }

    private static Defect filling(String id, String description, ContentStep step) {
        return new Defect(id, CONFORMS, description, w -> w.filling(step));
    }

    private static void capitals(ObjectNode reading) {
        ObjectNode quantity = (ObjectNode) reading.get("valueQuantity");
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            if (quantity.path("unit").asText().equals(unit.display())) {
                quantity.put("unit", unit.code());
            }
        }
    }

    private static void unlink(ObjectNode summary, String member) {
        for (int i = summary.path("hasMember").size() - 1; i >= 0; i--) {
            if (summary.at("/hasMember/" + i + "/reference").asText().equals(member)) {
                summary.withArray("/hasMember").remove(i);
            }
        }
    }

    private static void absent(ObjectNode observation) {
        observation
                .putObject("dataAbsentReason")
                .putArray("coding")
                .addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                .put("code", "unknown");
    }

    private static void claim(ObjectNode resource) {
        EntryKind.of(resource)
                .map(EntryKind::profile)
                .ifPresent(profile ->
                        resource.putObject("meta").putArray("profile").add(profile.url(GuideVersion.ARGONAUT_2024)));
    }
}
