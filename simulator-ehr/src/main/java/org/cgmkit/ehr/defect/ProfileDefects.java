package org.cgmkit.ehr.defect;

import java.util.List;
import org.cgmkit.ehr.admission.SubjectPresent;
import org.cgmkit.ehr.intake.GuideConstraints;
import org.cgmkit.ehr.workings.Workings;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.fixtures.variant.EntryKind;

/** A receiver that overlooks one constraint of a profile: one defect for each that a submission can break. */
final class ProfileDefects {
    private ProfileDefects() {}

    static List<Defect> all() {
        return ConstraintProbes.all().stream().map(ProfileDefects::of).toList();
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
