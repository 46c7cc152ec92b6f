package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of the time that is left, by a run that took 100 s in its checks. */
class TimeLeftTest {
    private static final List<CheckResult> CHECKS =
            List.of(check("receiver.a.quick", 1), check("receiver.b.slow", 39), check("receiver.c.slower", 60));

    private final RunReport sample;
    private final RunReport earlier;

    TimeLeftTest(@TempDir Path results) throws IOException {
        sample = SampleRun.in(results);
        earlier = SampleRun.with(sample, CHECKS, true);
    }

    @Test
    void nothingIsSaidBeforeEnoughIsDone() {
        TimeLeft left = TimeLeft.by(earlier, sample.suite(), 3).orElseThrow();
        left.finished(CHECKS.get(0));

        assertThat(left.after(Duration.ofSeconds(1)), is(Optional.empty()));
    }

    @Test
    void isWhatTheOtherChecksTookBefore() {
        TimeLeft left = TimeLeft.by(earlier, sample.suite(), 3).orElseThrow();
        left.finished(CHECKS.get(0));
        left.finished(CHECKS.get(1));

        assertThat("as fast as before", left.after(Duration.ofSeconds(40)), is(Optional.of("about 1 min left")));
        assertThat("twice as fast", left.after(Duration.ofSeconds(20)), is(Optional.of("about 30 s left")));
        assertThat("almost done", left.after(Duration.ofSeconds(2)), is(Optional.of("a few seconds left")));
    }

    @Test
    void aRunOfSomethingElseTellsNothing() {
        assertThat(TimeLeft.by(earlier, "another", 3).isPresent(), is(false));
        assertThat(TimeLeft.by(earlier, sample.suite(), 4).isPresent(), is(false));
        assertThat(
                TimeLeft.by(SampleRun.with(sample, CHECKS, false), sample.suite(), 3)
                        .isPresent(),
                is(false));
    }

    private static CheckResult check(String requirement, int seconds) {
        CheckResult made = SampleRun.check(requirement, Verb.SHALL, Outcome.PASS);
        return new CheckResult(
                made.requirement(),
                made.verb(),
                made.binding(),
                made.title(),
                made.outcome(),
                made.message(),
                made.expected(),
                made.actual(),
                made.evidence(),
                Duration.ofSeconds(seconds));
    }
}
