package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.json.ResultsWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pipeline hears of two runs. */
class CompareCommandTest {
    @TempDir
    Path folder;

    @Test
    void aNewFailureIsExitCode1AndNamed() throws Exception {
        CommandRun run = compare(
                SampleResults.write(folder.resolve("old"), Outcome.PASS, Outcome.PASS),
                SampleResults.write(folder.resolve("new"), Outcome.FAIL, Outcome.WARN));

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("New failures"));
        assertThat(run.out(), containsString(SampleResults.SHALL + " "));
        assertThat(run.out(), containsString("PASS → FAIL"));
        assertThat(run.out(), containsString("WORSE  1 new failure, 1 changed, 0 the same."));
    }

    @Test
    void theSameAndWhatIsFixedIsExitCode0() throws Exception {
        Path failing = SampleResults.write(folder.resolve("old"), Outcome.FAIL, Outcome.WARN);
        Path fixed = SampleResults.write(folder.resolve("new"), Outcome.PASS, Outcome.WARN);

        CommandRun better = compare(failing, fixed.resolve("results.json"));

        assertThat(better.everything(), better.code(), is(0));
        assertThat(better.out(), containsString("NOT WORSE  1 fixed, 1 the same."));
        assertThat("a failure that was known before", compare(failing, failing).code(), is(0));
    }

    @Test
    void anAdviceNotFollowedAnyMoreWeighsWhereItIsAskedFor() throws Exception {
        Path before = SampleResults.write(folder.resolve("old"), Outcome.PASS, Outcome.PASS);
        Path after = SampleResults.write(folder.resolve("new"), Outcome.PASS, Outcome.WARN);

        assertThat(compare(before, after).code(), is(0));
        assertThat(compare(before, after, "--fail-on", "should").code(), is(1));
    }

    @Test
    void whatCannotBeComparedIsExitCode2() throws Exception {
        Path receiver = SampleResults.write(folder.resolve("receiver"), Outcome.PASS, Outcome.PASS);
        Path submitter = folder.resolve("submitter");
        ResultsWriter.write(SampleResults.run("submitter", "an app", List.of()), submitter);
        Path broken = Files.writeString(folder.resolve("broken.json"), "<html>");

        CommandRun suites = compare(receiver, submitter);
        CommandRun unreadable = compare(receiver, broken);

        assertThat(suites.everything(), suites.code(), is(2));
        assertThat(suites.err(), startsWith("cgmkit: Expected two runs of one suite and guide"));
        assertThat(unreadable.everything(), unreadable.code(), is(2));
        assertThat(unreadable.err(), containsString("is not a results file of cgmkit: it is not JSON"));
    }

    @Test
    void runsByTwoVersionsOfTheGuideAreComparedOnlyWhereThatIsAskedFor() throws Exception {
        Path stu1 = SampleResults.write(folder.resolve("stu1"), Outcome.PASS, Outcome.PASS);
        Path ballot = folder.resolve("ballot");
        ResultsWriter.write(
                SampleResults.run(GuideVersion.BALLOT, "receiver", "https://ehr.example.org/fhir", List.of()), ballot);

        CommandRun refused = compare(stu1, ballot);
        CommandRun compared = compare(stu1, ballot, "--across-versions");

        assertThat(refused.everything(), refused.code(), is(2));
        assertThat(refused.err(), containsString("give two of one version, or --across-versions"));
        assertThat(compared.out(), containsString("receiver suite, guide stu1, then ballot"));
    }

    private static CommandRun compare(Path old, Path fresh, String... more) {
        return CommandRun.of(Stream.concat(Stream.of("compare", old.toString(), fresh.toString()), Stream.of(more))
                .toArray(String[]::new));
    }
}
