package org.cgmkit.kit.proof;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** How a suite finds a defect: by the requirement that it breaks, with the expected words, and by no other. */
public final class DefectFinding {
    private static final Set<Outcome> OPEN = Set.of(Outcome.INCONCLUSIVE, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED);

    private DefectFinding() {}

    /**
     * That a run found a defect so.
     *
     * @param requirement the requirement that it breaks
     * @param expectation what is expected of the finding, and which other rows the defect leaves open
     * @param sound the run with the same behaviour and without it
     * @param flawed the run with it
     */
    public static void assertFound(String requirement, ExpectedFinding expectation, RunReport sound, RunReport flawed) {
        Map<String, CheckResult> before = ReportRows.byName(sound);
        List<CheckResult> findings = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (CheckResult row : flawed.checks()) {
            Outcome was =
                    Objects.requireNonNull(before.get(ReportRows.name(row))).outcome();
            if (row.requirement().equals(requirement)) {
                if (ReportRows.isFinding(row)) {
                    findings.add(row);
                }
            } else if (row.outcome() != was
                    && !(ReportRows.isOpen(row, was, OPEN) && expectation.leavesOpen(row.requirement()))) {
                strangers.add(row.outcome() + " (was " + was + ") " + ReportRows.name(row) + ": " + row.message());
            }
        }

        assertThat("rows that should say what they say of a sound one", strangers, is(empty()));
        assertThat("findings of " + requirement, findings, is(not(empty())));
        String messages = findings.stream().map(CheckResult::message).collect(Collectors.joining("\n"));
        assertThat("expected words", expectation.words(), is(not(empty())));
        expectation.words().forEach(words -> assertThat(messages, containsString(words)));
    }
}
