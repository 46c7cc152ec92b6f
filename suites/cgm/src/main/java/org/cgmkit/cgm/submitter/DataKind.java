package org.cgmkit.cgm.submitter;

import java.util.function.Predicate;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.guide.cgm.Loinc;

/** The kinds of data that an order can ask for, as a submission shows them. */
@SuppressWarnings("ImmutableEnumChecker") // the predicates are functions without state
enum DataKind {
    READING("readings", EntryData::isReading, true, false, "cgmSensorReading"),
    SUMMARY(
            "a summary",
            e -> e.code().equals(Loinc.SUMMARY.code()) && e.type().equals("Observation"),
            true,
            false,
            "cgmSummary"),
    REPORT("a PDF report", e -> e.type().equals("DiagnosticReport"), false, false, "diagnosticReport"),
    /** Readings name their sensor, so it may come with them. */
    DEVICE("a device", e -> e.type().equals("Device"), false, true, "device");

    private static final String ENTRY = "cgm-data-submission-bundle#Bundle.entry:";

    private final String title;
    private final Predicate<EntryData> is;
    private final boolean ordered;
    private final boolean accompanies;
    private final String slice;

    DataKind(String title, Predicate<EntryData> is, boolean ordered, boolean accompanies, String slice) {
        this.title = title;
        this.is = is;
        this.ordered = ordered;
        this.accompanies = accompanies;
        this.slice = slice;
    }

    /** What it is called in a finding. */
    String title() {
        return title;
    }

    boolean is(EntryData data) {
        return is.test(data);
    }

    /** Whether the standing order in seconds asks for it. */
    boolean isOrdered() {
        return ordered;
    }

    /** Whether it may come with what is ordered. */
    boolean mayAccompany() {
        return accompanies;
    }

    /** Whether the owner of the submitter declares not to have it. */
    boolean isDeclaredUnavailable(SubmitterTarget target) {
        return target.unavailable().keySet().stream().anyMatch(key -> key.startsWith(ENTRY + slice));
    }
}
