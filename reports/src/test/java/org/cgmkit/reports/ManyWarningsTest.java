package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.guide.Verb;
import org.cgmkit.reports.console.ConsoleReport;
import org.cgmkit.reports.console.Detail;
import org.cgmkit.reports.console.Terminal;
import org.cgmkit.reports.github.GitHubAnnotations;
import org.cgmkit.reports.markdown.MarkdownSummary;
import org.cgmkit.reports.page.ReportPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with one failure and 148 warnings of one requirement: what is printed, written and annotated stays readable. */
class ManyWarningsTest {
    private static final int WARNINGS = 148;

    /** Two screens of a usual terminal. */
    private static final int TWO_SCREENS = 100;

    @TempDir
    private Path results;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RunReport run;

    @BeforeEach
    void run() throws IOException {
        RunReport sample = SampleRun.in(results);
        List<CheckResult> checks = new ArrayList<>(sample.checks());
        CheckResult one = checks.stream()
                .filter(check -> check.outcome() == Outcome.WARN)
                .findFirst()
                .orElseThrow();
        for (int i = 0; i < WARNINGS; i++) {
            checks.add(new CheckResult(
                    "receiver.validation.profile",
                    Verb.SHOULD,
                    false,
                    "Probe " + i + " is refused, because an element is missing that its profile requires",
                    Outcome.WARN,
                    "The whole submission was answered 200, and probe " + i + " was stored as if nothing were amiss.",
                    "a refusal",
                    "200",
                    one.evidence(),
                    one.duration()));
        }
        run = SampleRun.with(sample, checks, true);
    }

    @Test
    void fitsOnTwoScreensWithTheFailureNextToTheVerdict() {
        List<String> printed = printed(Detail.USUAL).lines().toList();

        assertThat(printed.size(), is(lessThan(TWO_SCREENS)));
        String all = String.join("\n", printed);
        assertThat(all, containsString("! WARN  receiver.validation.profile  SHOULD  148 of 148 checks"));
        assertThat(all, containsString("and 146 more, which the page lists"));
        String lastScreen = String.join("\n", printed.subList(printed.size() - 30, printed.size()));
        assertThat(lastScreen, containsString("FAIL  receiver.response.entry-status"));
    }

    @Test
    void showsEachOfThemWhereEverythingIsWanted() {
        assertThat(printed(Detail.EVERYTHING), containsString("- Probe 147 is refused"));
    }

    @Test
    void isOnlyTheVerdictWhereThatIsWanted() {
        assertThat(
                printed(Detail.VERDICT).lines().toList().get(1),
                is(" ✘ FAIL  1 binding requirement is not met: receiver.response.entry-status."));
    }

    @Test
    void isOneAnnotationForEachRequirement() {
        String annotations = GitHubAnnotations.asText(run, SampleRun.explanations());

        assertThat(count("::warning title=WARN receiver.validation.profile::", annotations), is(1L));
        assertThat(annotations, containsString("And 147 checks more of this requirement."));
    }

    @Test
    void isASummaryThatFitsIntoAComment() {
        String summary = MarkdownSummary.asText(run, SampleRun.explanations());

        assertThat(summary.length(), is(lessThan(60_000)));
        assertThat(summary, containsString("- And 137 more checks of this requirement"));
    }

    @Test
    void isASmallPageThatListsThemAll() throws IOException {
        Path page = new ReportPage(run, SampleRun.explanations(), results, List.of()).write(results);

        assertThat(Files.size(page), is(lessThan(200_000L)));
        assertThat(Files.readString(page), containsString("Probe 147 is refused"));
    }

    private String printed(Detail detail) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(new PrintStream(bytes, true, StandardCharsets.UTF_8), 80, false, false);
        ConsoleReport console =
                new ConsoleReport(terminal, SampleRun.explanations(), Path.of("cgmkit-results"), detail);
        console.print(run);
        console.verdict(run);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static long count(String part, String whole) {
        return Pattern.compile(Pattern.quote(part)).matcher(whole).results().count();
    }
}
