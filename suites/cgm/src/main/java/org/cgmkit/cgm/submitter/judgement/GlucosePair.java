package org.cgmkit.cgm.submitter.judgement;

import java.util.Map;
import java.util.Set;
import org.cgmkit.fixtures.variant.EntryKind;

/** What the guide lets a submitter send in mass units or in molar units (guide, "Must Support": one option of each pair). */
@SuppressWarnings("ImmutableEnumChecker") // the sets are copies that nobody changes
enum GlucosePair {
    READINGS("readings", "cgmSensorReading", EntryKind.READING_MASS, EntryKind.READING_MOLES),
    MEANS("means", "cgmSummaryMean", EntryKind.MEAN_MASS, EntryKind.MEAN_MOLES);

    private static final String ENTRY = "cgm-data-submission-bundle#Bundle.entry:";
    private static final String SUMMARY = ENTRY + "cgmSummary";

    private final String title;
    private final String slice;
    private final Set<EntryKind> kinds;

    GlucosePair(String title, String slice, EntryKind mass, EntryKind moles) {
        this.title = title;
        this.slice = slice;
        this.kinds = Set.of(mass, moles);
    }

    /** What they are called in a finding. */
    String title() {
        return title;
    }

    Set<EntryKind> kinds() {
        return kinds;
    }

    /** The line of a target file that declares them, without its reason. */
    String declaration() {
        return ENTRY + slice + (this == READINGS ? "MassPerVolume" : "GlucoseMassPerVolume");
    }

    /** Whether the owner of the submitter declares to have none, or no summaries at all, to which means belong. */
    boolean isDeclaredUnavailable(Map<String, String> unavailable) {
        return unavailable.keySet().stream()
                .anyMatch(name -> name.startsWith(ENTRY + slice) || (this == MEANS && name.equals(SUMMARY)));
    }
}
