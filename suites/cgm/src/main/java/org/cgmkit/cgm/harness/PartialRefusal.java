package org.cgmkit.cgm.harness;

import org.cgmkit.cgm.attempt.DateOrInstant;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.IntakeContext;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;

/** Refuses every report, and readings of the first half of each hour. */
final class PartialRefusal implements EntryStep {
    private static final int HOUR = 3600;

    private final EntryStep otherwise;

    PartialRefusal(EntryStep otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public EntryDisposition take(SubmittedEntry entry, IntakeContext at) {
        return isRefused(EntryData.of(entry.position(), entry.node()))
                ? new EntryDisposition.Refuse(Refusal.of(
                        422,
                        "business-rule",
                        "This receiver does not take entry " + entry.position() + ".",
                        entry.path("resource")))
                : otherwise.take(entry, at);
    }

    /** Whether that is refused. */
    static boolean isRefused(EntryData data) {
        return data.type().equals("DiagnosticReport")
                || (data.isReading()
                        && data.begins()
                                .map(DateOrInstant::moment)
                                .filter(m -> m.getEpochSecond() % HOUR < HOUR / 2)
                                .isPresent());
    }
}
