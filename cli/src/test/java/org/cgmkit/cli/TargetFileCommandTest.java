package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are described in a target file, and what people do with them. */
@TestInstance(Lifecycle.PER_CLASS)
class TargetFileCommandTest {
    private static final String AMBIGUOUS = "receiver.conditional-create.ambiguous";

    @TempDir
    Path folder;

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard());
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void aFileSaysAllThatARunNeeds() throws IOException {
        String guarded = sandbox(SandboxOptions.standard().withToken("t0ken-4711"));
        Path file = target(guarded, "authorization:\n  token: ${MY_TOKEN}\n");

        CommandRun run = CommandRun.withEnvironment(
                Map.of("MY_TOKEN", "t0ken-4711", "CGMKIT_TOKEN", "another"),
                arguments(file, "--only", "receiver.storage.readable"));

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.everything(), not(containsString("t0ken-4711")));
    }

    @Test
    void anOptionGoesBeforeTheFile() throws IOException {
        Path file = target("http://nowhere.invalid/fhir", "");

        CommandRun run = CommandRun.of(
                arguments(file, "--base-url", simulator.baseUrl(), "--only", "receiver.storage.readable"));

        assertThat(run.everything(), run.code(), is(0));
    }

    @Test
    void aFileOfTheOtherKindNamesItsCommandAndNothingElse() throws IOException {
        Path app = Files.writeString(folder.resolve("app.yaml"), "kind: submitter\nname: Glucoview\n");
        Path receiver = target(simulator.baseUrl(), "");

        CommandRun one = CommandRun.of("test", "receiver", app.toString());
        CommandRun other = CommandRun.of("test", "submitter", receiver.toString());

        assertThat("exit code", one.code(), is(2));
        assertThat(
                one.err().strip(),
                is("cgmkit: Expected a target file of kind receiver, but " + app
                        + " describes a submitter (line 1): run `cgmkit test submitter " + app
                        + "`, or give another file."));
        assertThat(other.err(), containsString("run `cgmkit test receiver " + receiver + "`"));
    }

    @Test
    void mistakesInAFileAreExitCode2() throws IOException {
        Path file = target(simulator.baseUrl(), "pasue: 1 s\ncontext: doctor\n");

        CommandRun run = CommandRun.of(arguments(file));

        assertThat(run.everything(), run.code(), is(2));
        assertThat(run.err(), containsString("cgmkit: There are 2 mistakes in the target file."));
        assertThat(run.err(), containsString(file + ":4: 'pasue' is not known here: did you mean 'pause'?"));
        assertThat(run.err(), containsString(file + ":5: Expected 'context' to be whom the credential speaks for"));
    }

    @Test
    void aKnownFailureLetsThePipelineGoOn() throws IOException {
        CommandRun run = CommandRun.of(arguments(known(flawed(), AMBIGUOUS, today()), "--only", AMBIGUOUS));

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                run.out().replaceAll("\\s+", " "),
                containsString("No other binding requirement failed, and none stayed open. "
                        + "1 requirement fails as declared, which does not affect the result."));
        assertThat(text("junit.xml"), containsString("<skipped message=\"Known failure until " + today()));
        assertThat(text("summary.md"), containsString("### Known failures"));
        assertThat(text("results.json"), containsString("\"state\" : \"fails\""));
    }

    @Test
    void anExpiredOneDoesNot() throws IOException {
        CommandRun run =
                CommandRun.of(arguments(known(flawed(), AMBIGUOUS, today().minusDays(1)), "--only", AMBIGUOUS));

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("The known failure of " + AMBIGUOUS + " expired on"));
    }

    @Test
    void oneThatIsMendedDoesNotEither() throws IOException {
        CommandRun run = CommandRun.of(arguments(known(simulator.baseUrl(), AMBIGUOUS, today()), "--only", AMBIGUOUS));

        assertThat(run.everything(), run.code(), is(1));
        assertThat(
                run.out().replaceAll("\\s+", " "), containsString("but does not fail any more: take the entry out."));
    }

    @Test
    void whatFailedIsRunAgainAndNothingElse() throws IOException {
        CommandRun first = CommandRun.of(arguments(target(flawed(), ""), "--only", "receiver.conditional-create.*"));
        assertThat(first.everything(), first.code(), is(1));

        CommandRun again = CommandRun.of(arguments(target(flawed(), ""), "--rerun", folder + "/out", "--list"));

        assertThat(again.everything(), again.code(), is(0));
        assertThat(again.out(), containsString(AMBIGUOUS));
        assertThat(again.out(), containsString("1 check would run"));
    }

    @Test
    void aListSendsNothingAndSaysWhatWouldBeWritten() {
        CommandRun run =
                CommandRun.of("test", "receiver", "--list", "--verb", "shall", "--only", "*.conditional-create.*");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString(AMBIGUOUS + "  SHALL  "));
        assertThat(run.out(), not(containsString("SHOULD")));
        assertThat(run.out(), containsString("Nothing was sent."));
        assertThat(run.out(), containsString("write at most"));
    }

    @Test
    void aRunCleansUpBehindItself() throws IOException {
        String base = sandbox(SandboxOptions.standard().with(Behaviour.DELETABLE));

        CommandRun run = CommandRun.of(arguments(target(base, ""), "--only", "receiver.storage.readable", "--cleanup"));

        assertThat(run.everything(), run.code(), is(0));
        String said = run.out().replaceAll("\\s+", " ");
        assertThat("announced", said, containsString("At its end the run deletes what it created"));
        assertThat("done", said, containsString("Deleted what the run created: "));
        assertThat("nothing left", said, containsString("Nothing is known to remain."));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private Path known(String base, String requirement, LocalDate expires) throws IOException {
        return target(
                base,
                "knownFailures:\n  - requirement: " + requirement + "\n    reason: Waits for release 4\n"
                        + "    owner: Team A\n    expires: " + expires + "\n");
    }

    private Path target(String base, String more) throws IOException {
        return Files.writeString(
                folder.resolve("target.yaml"),
                "kind: receiver\nbaseUrl: " + base + "\npatient: " + SandboxOptions.PATIENT + "\n" + more);
    }

    private String[] arguments(Path file, String... more) {
        String[] all = new String[more.length + 5];
        System.arraycopy(new String[] {"test", "receiver", file.toString(), "--out", folder + "/out"}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return all;
    }

    private String flawed() {
        return sandbox(SandboxOptions.showing(Defect.named("several-matches-pick-first")));
    }

    private String sandbox(SandboxOptions options) {
        return simulator.createSandbox(options).baseUrl();
    }

    private String text(String report) throws IOException {
        return Files.readString(folder.resolve("out").resolve(report));
    }
}
