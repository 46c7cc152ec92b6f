package org.cgmkit.ehr.defect;

import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.admission.EntryRule;
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
        return probe.edit().has("/subject")
                ? validating.admitting(a -> a.replacing(SubjectPresent.class, rule -> sparing((EntryRule) rule, probe)))
                : validating;
    }

    private static EntryRule sparing(EntryRule rule, ConstraintProbe probe) {
        return (entry, bundle, context) -> EntryKind.of(entry.node().path("resource"))
                        .filter(kind -> kind == probe.kind())
                        .isPresent()
                ? Optional.empty()
                : rule.judge(entry, bundle, context);
    }
}
