package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseRange;

/** Notices two times in ranges of which each stands in the other's place. */
final class SwappedRanges {
    private SwappedRanges() {}

    /** The sentence that says which, with a blank at its end; empty where no two are swapped. */
    static String sentence(SummaryValue sent, List<AcceptedValue> usual) {
        if (sent.kind() != EntryKind.TIMES_IN_RANGES) {
            return "";
        }
        GlucoseRange[] ranges = GlucoseRange.values();
        for (int i = 0; i < ranges.length; i++) {
            for (int j = i + 1; j < ranges.length; j++) {
                List<BigDecimal> swapped = new ArrayList<>(sent.numbers());
                Collections.swap(swapped, i, j);
                if (usual.stream().anyMatch(u -> u.fitsShares(swapped))) {
                    return "The shares of " + TimesInRangesJudge.name(ranges[i]) + " and "
                            + TimesInRangesJudge.name(ranges[j]) + " are swapped. ";
                }
            }
        }
        return "";
    }
}
