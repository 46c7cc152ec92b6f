package org.cgmkit.engine.platform.defect;

import static org.cgmkit.engine.platform.defect.Drafts.agent;
import static org.cgmkit.engine.platform.defect.Drafts.drafting;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.engine.platform.PlatformWorkings;

/** Defects of Provenance. */
final class ProvenanceDefects {
    private ProvenanceDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                                "no-provenance-of-the-mean",
                                "provenance.present",
                                "The mean has no Provenance.",
                                drafting(draft -> {
                                    ArrayNode targets = draft.provenance().withArray("target");
                                    for (int i = targets.size() - 1; i >= 0; i--) {
                                        if (Drafts.isOf(targets.path(i), "mean")) {
                                            targets.remove(i);
                                        }
                                    }
                                }))
                        .under("derived-from"),
                PlatformDefect.of(
                        "agent-without-who",
                        "provenance.valid",
                        "The agent of Provenance is nobody.",
                        drafting(draft -> agent(draft).remove("who"))),
                PlatformDefect.of(
                        "entity-without-what",
                        "provenance.valid",
                        "A further entity of Provenance is nothing.",
                        drafting(draft -> draft.provenance()
                                .withArray("entity")
                                .addObject()
                                .put("role", "quotation"))),
                PlatformDefect.of(
                        "not-recorded",
                        "provenance.valid",
                        "Provenance does not say when it was recorded.",
                        drafting(draft -> draft.provenance().remove("recorded"))),
                PlatformDefect.of(
                        "dangling-target",
                        "provenance.target",
                        "Provenance is about something else, too, that is not there.",
                        drafting(draft -> draft.provenance()
                                .withArray("target")
                                .addObject()
                                .put("reference", "Observation/nowhere"))),
                PlatformDefect.of(
                                "unversioned-target",
                                "provenance.versioned",
                                "Provenance that is posted afterwards names no versions.",
                                PlatformWorkings.sound().withoutVersions())
                        .under("separate-provenance"),
                PlatformDefect.of(
                        "recorded-before-data",
                        "provenance.recorded",
                        "Provenance was recorded before the window ended.",
                        drafting(draft -> draft.provenance()
                                .put("recorded", draft.order().task().start().toString()))),
                PlatformDefect.of(
                        "recorded-tomorrow",
                        "provenance.recorded",
                        "Provenance is recorded in the future.",
                        drafting(draft -> draft.provenance()
                                .put(
                                        "recorded",
                                        draft.computation()
                                                .when()
                                                .plusSeconds(86_400)
                                                .toString()))),
                PlatformDefect.of(
                        "always-create",
                        "provenance.activity",
                        "Each computation is said to be the first.",
                        drafting(draft ->
                                ((ObjectNode) draft.provenance().at("/activity/coding/0")).put("code", "CREATE"))),
                PlatformDefect.of(
                        "patient-computes",
                        "provenance.agent",
                        "The patient is said to have computed the results.",
                        drafting(draft -> agent(draft)
                                .putObject("who")
                                .put("reference", "Patient/" + draft.order().patient()))),
                PlatformDefect.of(
                        "nameless-software",
                        "provenance.agent",
                        "The software has no version.",
                        drafting(draft -> Drafts.other(draft, "software").remove("version"))),
                PlatformDefect.of(
                                "no-entity",
                                "provenance.source",
                                "Provenance names nothing that results were made of.",
                                drafting(draft -> Drafts.withoutEntities(draft, "source")))
                        .under("derived-from"),
                PlatformDefect.of(
                                "mixed-patients",
                                "provenance.same-patient",
                                "The readings that Provenance names are of another patient.",
                                drafting(draft -> draft.others().forEach((name, resource) -> {
                                    if (name.startsWith("readings")) {
                                        resource.putObject("subject").put("reference", "Patient/somebody-else");
                                    }
                                })))
                        .under("separate-provenance"),
                PlatformDefect.of(
                        "revinclude-ignored",
                        "provenance.readable",
                        "Its server does not answer _revinclude.",
                        PlatformWorkings.sound().withoutRevinclude()));
    }
}
