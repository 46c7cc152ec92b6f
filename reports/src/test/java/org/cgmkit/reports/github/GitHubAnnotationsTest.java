package org.cgmkit.reports.github;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubAnnotationsTest {
    private RunReport run;

    @BeforeEach
    void sample(@TempDir Path results) throws Exception {
        run = SampleRun.in(results);
    }

    @Test
    void beginsWithTheVerdictAndGoesOnWithTheWorst() {
        List<String> lines = lines();

        assertThat(lines, hasSize(5));
        assertThat(
                lines.get(0),
                startsWith("::error title=cgmkit%3A receiver suite%2C FAIL::1 binding requirement is not met"));
        assertThat(lines.get(1), startsWith("::error title=FAIL receiver.response.entry-status::Every submitted"));
        assertThat(lines.get(2), startsWith("::error title=INCONCLUSIVE receiver.conditional-create.matched::"));
        assertThat(lines.get(3), startsWith("::warning title=WARN receiver.storage.readable::"));
        assertThat("of what does not weigh", lines.get(4), startsWith("::notice title=ERROR receiver.auth.required::"));
    }

    @Test
    void saysOnOneLineWhatIsToBeDone() {
        assertThat(
                lines().get(1),
                containsString("The answer has an entry without a status code.%0AExpected: a status code such as 201"));
        assertThat(lines().get(1), containsString("%0AFix: Fill Bundle.entry.response.status"));
        assertThat(lines().get(1), containsString("%0AEvidence: evidence/003-receiver.response.entry-status-1.http"));
    }

    @Test
    void aPassIsANotice() {
        run = SampleRun.sound(run);

        assertThat(lines(), hasSize(1));
        assertThat(
                lines().getFirst(),
                startsWith("::notice title=cgmkit%3A receiver suite%2C PASS::No binding requirement failed"));
    }

    @Test
    void aWarningIsAnErrorWhereItWeighsAndAKnownFailureANotice() {
        LocalDate late = LocalDate.parse("2999-12-31");
        run = run.weighedBy(FailOn.SHOULD)
                .with(List.of(
                        new KnownFailure("receiver.response.entry-status", "Release 4", "Team A", late),
                        new KnownFailure("receiver.capability.instantiates", "Ticket", "Team B", late)));

        assertThat(lines().get(1), startsWith("::error title=KNOWN receiver.capability.instantiates::"));
        assertThat(String.join("\n", lines()), containsString("::error title=WARN receiver.storage.readable::"));
        assertThat(
                String.join("\n", lines()),
                containsString("::notice title=FAIL receiver.response.entry-status::Known failure until 2999-12-31"));
    }

    @Test
    void whatATargetAnswersBeginsNoCommandOfItsOwn() {
        CheckResult odd = new CheckResult(
                "receiver.a.b",
                Verb.SHALL,
                true,
                "T",
                Outcome.FAIL,
                "100 %\r\n::add-mask::x",
                null,
                null,
                List.of(),
                Duration.ZERO);
        run = SampleRun.with(run, List.of(odd), true);

        assertThat(lines().get(1), is("::error title=FAIL receiver.a.b::T: 100 %25%0D%0A::add-mask::x"));
    }

    @Test
    void holdsNoSecret() {
        assertThat(String.join("\n", lines()), not(containsString(SampleRun.TOKEN)));
    }

    private List<String> lines() {
        return GitHubAnnotations.asText(run, SampleRun.explanations()).lines().toList();
    }
}
