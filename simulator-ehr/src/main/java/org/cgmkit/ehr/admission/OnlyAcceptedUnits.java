package org.cgmkit.ehr.admission;

import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * Readings and means are of a profile in a unit that the receiver takes: mass, molar or both (guide, "Must Support").
 *
 * @param units the units that it takes
 */
public record OnlyAcceptedUnits(Set<GlucoseUnit> units) implements EntryRule {
    public OnlyAcceptedUnits {
        units = Set.copyOf(units);
    }

    @Override
    public Optional<Refusal> judge(SubmittedEntry entry, SubmittedBundle bundle, PatientContext context) {
        return EntryKind.of(entry.node().path("resource"))
                .filter(kind ->
                        kind.unit().filter(unit -> !units.contains(unit)).isPresent())
                .map(kind -> Refusal.of(
                        422,
                        "not-supported",
                        "Expected glucose in " + units.iterator().next().code()
                                + ", the only unit that this receiver takes, but entry " + entry.position() + " is "
                                + kind.label() + ".",
                        entry.path("resource")));
    }
}
