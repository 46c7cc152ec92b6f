package org.cgmkit.validation.wording;

import java.util.List;
import org.cgmkit.validation.finding.Finding;

/**
 * Findings that only repeat another one. The engine judges an element of the wrong type by the rules of the right type
 * and says so at length; the wrong type is the one thing to tell. No verdict changes by leaving the others out.
 */
final class RedundantFindings {
    private static final String WRONG_TYPE = "Extension_PROF_Type";
    private static final String NO_SLICE = "Validation_VAL_Profile_NotSlice";

    private RedundantFindings() {}

    /** The findings without those that follow from a wrong type. */
    static List<Finding> without(List<Finding> findings) {
        List<FindingLocation> wrong = findings.stream()
                .filter(f -> WRONG_TYPE.equals(f.rule()))
                .map(f -> new FindingLocation(f.path(), f.entry()))
                .toList();
        return findings.stream()
                .filter(f -> wrong.stream().noneMatch(w -> follows(f, w)))
                .toList();
    }

    private static boolean follows(Finding finding, FindingLocation wrong) {
        return new FindingLocation(finding.path(), finding.entry()).isBelow(wrong)
                || (NO_SLICE.equals(finding.rule()) && finding.path().equals(wrong.path()));
    }
}
