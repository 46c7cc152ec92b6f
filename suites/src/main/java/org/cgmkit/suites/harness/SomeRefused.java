package org.cgmkit.suites.harness;

import org.cgmkit.ehr.intake.Disposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.intake.Placing;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.submission.SubmittedEntry;
import org.cgmkit.suites.capture.EntryData;
import org.cgmkit.suites.capture.TimeOf;

/** Refuses every report, and readings of the first half of each hour. */
final class SomeRefused implements EntryStep {
    private static final int HOUR = 3600;

    private final EntryStep otherwise;

    SomeRefused(EntryStep otherwise) {
        this.otherwise = otherwise;
    }

    @Override
    public Disposition take(SubmittedEntry entry, Placing at) {
        return isRefused(EntryData.of(entry.position(), entry.node()))
                ? new Disposition.Refuse(Refusal.of(
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
                                .map(TimeOf::moment)
                                .filter(m -> m.getEpochSecond() % HOUR < HOUR / 2)
                                .isPresent());
    }
}
