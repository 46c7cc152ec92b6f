package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.submission.SubmissionAnswer;
import org.cgmkit.ehr.admission.EntryRule;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.fixtures.variant.MustSupportProbe;

/** What a receiver can refuse that it has to let in: one defect for each probe of must-support elements. */
final class MustSupportDefects {
    private static final String ACCEPTED = "receiver.must-support.accepted";
    private static final String UNIT = "receiver.must-support.unit";

    private MustSupportDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        MustSupportProbe.all().forEach(probe -> all.add(of(probe)));
        all.add(Defect.of(
                "refuses-the-patient",
                ACCEPTED,
                "Refuses the entry of the patient whom a submission is about.",
                w -> refusing(w, "Patient", MustSupportDefects::isPatient)));
        all.add(Defect.of(
                "refuses-submissions-with-the-patient",
                ACCEPTED,
                "Refuses a whole submission that has an entry of the patient whom it is about.",
                w -> refusing(w, "Patient", MustSupportDefects::isPatient)
                        .taking(i -> i.refusing(MustSupportDefects::forThePatient))));
        for (EntryKind kind : List.of(EntryKind.READING_MASS, EntryKind.MEAN_MASS)) {
            String what = kind == EntryKind.READING_MASS ? "readings" : "means";
            all.add(Defect.of(
                    "refuses-all-" + what,
                    UNIT,
                    "Refuses " + what + " in mg/dL and in mmol/L.",
                    w -> refusing(w, what, resource -> isOf(kind, resource))));
        }
        all.add(Defect.of(
                "wants-codes-as-unit-texts",
                UNIT,
                "Refuses glucose whose unit has the text that the profile fixes, and takes its code for the text.",
                w -> refusing(
                        w.taking(i -> i.ignoring(f -> f.message().contains("mg/dl") || f.message().contains("mmol/l"))),
                        "unit text in small letters",
                        resource -> resource.at("/valueQuantity/unit").asText().matches("mg/dl|mmol/l"))));
        all.add(Defect.of(
                "refuses-both-units",
                "receiver.must-support.unit",
                "Refuses readings and means in mg/dL and in mmol/L.",
                w -> refusing(
                        w,
                        "glucose",
                        resource -> EntryKind.of(resource)
                                .filter(EntryKind::hasUnit)
                                .isPresent())));
        return all;
    }

    private static boolean isPatient(JsonNode resource) {
        return resource.path("resourceType").asText().equals("Patient");
    }

    private static Optional<SubmissionAnswer> forThePatient(List<EntryDisposition> dispositions) {
        return dispositions.stream()
                .flatMap(d -> d instanceof EntryDisposition.Refuse refuse ? Stream.of(refuse.refusal()) : Stream.empty())
                .filter(refusal -> refusal.issues().getFirst().text().contains("no Patient"))
                .map(Refusal::answer)
                .findFirst();
    }

    /** Whether it is of that kind, in either unit. */
    private static boolean isOf(EntryKind kind, JsonNode resource) {
        EntryKind other = kind == EntryKind.READING_MASS ? EntryKind.READING_MOLES : EntryKind.MEAN_MOLES;
        return EntryKind.of(resource).filter(k -> k == kind || k == other).isPresent();
    }

    private static Defect of(MustSupportProbe probe) {
        String element = probe.element();
        return Defect.of(
                "refuses-" + probe.slug(),
                "receiver.must-support.accepted",
                "Refuses " + (element == null ? probe.kind().label() : probe.description()) + ".",
                w -> refusing(
                        w,
                        probe.description(),
                        resource -> EntryKind.of(resource)
                                        .filter(kind -> kind == probe.kind())
                                        .isPresent()
                                && (element == null || resource.has(element))));
    }

    private static Workings refusing(Workings workings, String what, Predicate<JsonNode> refused) {
        EntryRule rule = (entry, bundle, context) -> refused.test(entry.node().path("resource"))
                ? Optional.of(
                        Refusal.of(422, "not-supported", "Expected no " + what + " here.", entry.path("resource")))
                : Optional.empty();
        return workings.taking(i -> i.ruling(rule));
    }
}
