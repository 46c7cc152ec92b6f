package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.ehr.admission.SubjectPresent;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.GuideConstraints;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.fixtures.variant.EntryKind;

/** A receiver that overlooks one constraint of a profile: one defect for each that a submission can break. */
final class ProfileDefects {
    private static final String OTHER_CASE = "mg/dl";

    private ProfileDefects() {}

    static List<Defect> all() {
        return Stream.concat(
                        ConstraintProbes.all().stream().map(ProfileDefects::of), Stream.of(keeping(), keepingUndated()))
                .toList();
    }

    /** For the code of the unit in another case, which the validation is told to overlook. */
    private static Defect keeping() {
        ConstraintProbe probe = ConstraintProbes.all().stream()
                .filter(p -> p.kind() == EntryKind.READING_MASS
                        && p.edit().path("/valueQuantity/code").asText().equals(OTHER_CASE))
                .findFirst()
                .orElseThrow();
        return Defect.of(
                "refuses-and-stores-other-units",
                "receiver.validation.profile",
                "Refuses a reading whose unit has the code " + OTHER_CASE + ", and stores it all the same.",
                w -> overlooking(w, probe).taking(i -> i.handling("POST", refusedAndKept(i.step("POST")))));
    }

    private static Defect keepingUndated() {
        return Defect.of(
                "refuses-and-stores-bundles-without-timestamp",
                "receiver.validation.profile",
                "Refuses a Bundle without a timestamp, and stores its entries all the same.",
                w -> MalformedDefects.storing(
                        w,
                        request -> request.type().equals("transaction")
                                && !request.root().has("timestamp"),
                        bundle -> bundle.put("timestamp", "2025-01-01T00:00:00Z"),
                        Refusal.of(400, "required", "Expected a timestamp of the Bundle, but there is none.")));
    }

    private static EntryStep refusedAndKept(EntryStep sound) {
        return (entry, at) -> {
            EntryDisposition taken = sound.take(entry, at);
            boolean flawed =
                    entry.node().at("/resource/valueQuantity/code").asText().equals(OTHER_CASE);
            return flawed && taken instanceof EntryDisposition.Keep keep
                    ? new EntryDisposition.Keep(keep.as(), keep.fingerprint(), 422)
                    : taken;
        };
    }

    private static Defect of(ConstraintProbe probe) {
        return Defect.of(
                "overlooks-" + probe.slug(),
                "receiver.validation.profile",
                "Accepts " + probe.description() + ".",
                w -> overlooking(w, probe));
    }

    private static Workings overlooking(Workings workings, ConstraintProbe probe) {
        Workings validating = workings.taking(i -> i.counting(i.counting().without(GuideConstraints.of(probe))));
        // The rule about subjects speaks of all resources alike, so that has to spare this kind as well.
        EntryKind kind = probe.kind();
        return kind != null && probe.edit().has("/subject")
                ? validating.admitting(a -> a.replacing(
                        SubjectPresent.class, rule -> rule instanceof SubjectPresent s ? s.sparing(kind) : rule))
                : validating;
    }
}
