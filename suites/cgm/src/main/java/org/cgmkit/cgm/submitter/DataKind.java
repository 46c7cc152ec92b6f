package org.cgmkit.cgm.submitter;

import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.Profile;

/** The kinds of data that an order can ask for, as a submission shows them. */
@SuppressWarnings(
        "ImmutableEnumChecker") // the predicates are functions without state, the sets copies that nobody changes
enum DataKind {
    READING(
            "readings",
            EntryData::isReading,
            false,
            "cgmSensorReading",
            Profile.SENSOR_READING_MASS,
            Profile.SENSOR_READING_MOLES),
    SUMMARY("a summary", e -> e.is(EntryKind.SUMMARY), false, "cgmSummary", Profile.SUMMARY),
    REPORT("a PDF report", e -> e.type().equals("DiagnosticReport"), false, "diagnosticReport", Profile.SUMMARY_PDF),
    /** Readings name their sensor, so it may come with them. */
    DEVICE("a device", e -> e.type().equals("Device"), true, "device", Profile.DEVICE);

    private static final String ENTRY = "cgm-data-submission-bundle#Bundle.entry:";

    private final String title;
    private final Predicate<EntryData> is;
    private final boolean accompanies;
    private final String slice;
    private final Set<Profile> profiles;

    DataKind(String title, Predicate<EntryData> is, boolean accompanies, String slice, Profile... profiles) {
        this.title = title;
        this.is = is;
        this.accompanies = accompanies;
        this.slice = slice;
        this.profiles = Set.of(profiles);
    }

    /** What it is called in a finding. */
    String title() {
        return title;
    }

    boolean is(EntryData data) {
        return is.test(data);
    }

    /** Whether one of these profiles asks for it. */
    boolean isAmong(Set<Profile> asked) {
        return !Collections.disjoint(asked, profiles);
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
