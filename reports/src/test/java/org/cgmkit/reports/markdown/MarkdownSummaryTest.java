package org.cgmkit.reports.markdown;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownSummaryTest {
    @TempDir
    private Path results;

    @Test
    void beginsWithTheVerdictAndTheCounts() throws Exception {
        assertThat(text(SampleRun.in(results)), startsWith("""
                        ## cgmkit: receiver suite, FAIL

                        **1 binding requirement is not met: receiver.response.entry-status.**

                        12 requirements: 3 passed, 1 failed, 1 warned, 1 not applicable, 1 inconclusive, 1 observed, 1 attested, 1 in error, \
                        2 not tested (13 checks). Target `https://ehr.example.org/fhir`, guide stu1, kit 0.1.0, 2026-01-31T12:00:00Z.

                        |  | passed | failed | warned | not applicable | inconclusive | observed | attested | in error | not tested |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                        | SHALL | 1 | 1 | 0 | 0 | 1 | 0 | 1 | 0 | 1 |
                        """));
    }

    @Test
    void listsEachFindingWithItsEvidence() throws Exception {
        assertThat(text(SampleRun.in(results)), containsString("""
                        ### WARN: Accepted entries can be read at their location

                        `receiver.storage.readable` (SHOULD) Observation/17 was answered 201, but cannot be read within 5 seconds.

                        - Expected: 200 at Observation/17
                        - Actual: 404
                        - Required: What was accepted can be read at its location at once. ([Availability](http://hl7.org/fhir/uv/cgm/STU1/data-submission.html#storage))
                        - Fix: Make writes visible before the answer is sent, or declare the delay.
                        - Evidence: [GET https://ehr.example.org/fhir/Observation/17 -> 404 Not Found](evidence/004-receiver.storage.readable-1.http)
                        """));
    }

    @Test
    void hasNoFindingsWhereThereAreNone() throws Exception {
        assertThat(text(SampleRun.sound(SampleRun.in(results))), not(containsString("###")));
    }

    @Test
    void showsWhatATargetAnsweredAndNeverActsOnIt() throws Exception {
        CheckResult odd = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "A title",
                Outcome.FAIL,
                "<img src=x>\n# [a](b) `c` *d*|",
                null,
                null,
                List.of(),
                Duration.ZERO);

        assertThat(
                text(SampleRun.with(SampleRun.in(results), List.of(odd), true)),
                containsString("(SHALL) &lt;img src=x> \\# \\[a\\](b) \\`c\\` \\*d\\*\\|\n"));
    }

    @Test
    void holdsNoSecret() throws Exception {
        assertThat(text(SampleRun.in(results)), not(containsString(SampleRun.TOKEN)));
        assertThat(MarkdownSummary.FILE, is("summary.md"));
    }

    private static String text(RunReport run) {
        return MarkdownSummary.asText(run, SampleRun.explanations());
    }
}
