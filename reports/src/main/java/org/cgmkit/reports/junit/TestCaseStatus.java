package org.cgmkit.reports.junit;

import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.jspecify.annotations.Nullable;

/**
 * What a CI server is told of a check: one of the four words that JUnit XML has. It follows the gate, so that a build is
 * red where the gate does not let the release through, and only there.
 */
enum TestCaseStatus {
    /** Nothing stands in the way. */
    PASSED(null),
    /** It fails the gate. */
    FAILURE("failure"),
    /** It leaves the gate open: it weighs, and nobody found out. */
    ERROR("error"),
    /** It does not weigh, and is no pass either. The message says which of the other outcomes it is. */
    SKIPPED("skipped");

    private final @Nullable String element;

    TestCaseStatus(@Nullable String element) {
        this.element = element;
    }

    static TestCaseStatus of(RunReport report, CheckResult check) {
        if (report.isFailedBy(check)) {
            return FAILURE;
        }
        if (report.failOn().leavesOpen(check)) {
            return ERROR;
        }
        Outcome outcome = check.outcome();
        return outcome == Outcome.PASS || outcome == Outcome.ATTESTED || outcome == Outcome.OBSERVED ? PASSED : SKIPPED;
    }

    /** The name of the element, or null where there is none. */
    @Nullable
    String element() {
        return element;
    }
}
