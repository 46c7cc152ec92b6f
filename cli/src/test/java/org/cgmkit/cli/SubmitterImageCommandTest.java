package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit's own image as the submitter under test. */
@KitImage.Needed
class SubmitterImageCommandTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() {
        assertThat("containers", KitImage.containers(), is(empty()));
    }

    @Test
    void anAppThatEndsByItselfIsStartedForEachStep() throws IOException {
        CommandRun run = run("submitter.operation.url,submitter.orders.one-time", """
                  command: [simulate, submitter, --once]
                """);

        assertThat(run.everything(), run.code(), is(0));
        assertThat(
                run.out(), containsString("The app is image " + KitImage.NAME + ". The receiver of the run listens"));
        assertThat("open to all", run.out(), not(containsString("0.0.0.0")));
        assertThat("first step", text("app/first-connection.log"), containsString("In all, the receiver has taken"));
        assertThat("another one", text("app/one-time-order.log"), containsString("In all, the receiver has taken"));
    }

    @Test
    void aDefectiveOneIsFoundDefective() throws IOException {
        CommandRun run = run("submitter.operation.url", """
                  command: [simulate, submitter, --once, --defect, says-plain-xml]
                """);

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("1 binding requirement is not met: submitter.operation.url"));
    }

    @Test
    void anAppThatStaysIsTriggeredByACommandInItThatIsEndedWithItsStep() throws IOException {
        // In YAML's single quotes, so that the shell's double ones can stay as they are.
        String submits = "'trap \"echo told to end; exit 0\" TERM; \"$0\" \"$@\"; sleep 300 & wait'";
        CommandRun run = run("submitter.operation.url", """
                  command: [%s]
                  ready: {log: "EHR simulator .* at "}
                trigger:
                  exec: [sh, -c, %s, %s
                """.formatted(
                        KitImage.RECEIVER,
                        submits,
                        KitImage.command("simulate submitter --once").substring(1)));

        assertThat(run.everything(), run.code(), is(0));
        assertThat(text("container.log"), containsString("EHR simulator (standard) at "));
        assertThat(text("app/first-connection.log"), containsString("In all, the receiver has taken"));
        assertThat(text("app/first-connection.log"), endsWith("\ntold to end\n"));
    }

    private CommandRun run(String only, String image) throws IOException {
        Path file = Files.writeString(
                folder.resolve("target.yaml"),
                "kind: submitter\nname: Glucoview\nwait: 30 s\nperiod: 2 s\nimage:\n  name: " + KitImage.NAME + "\n"
                        + image);
        return CommandRun.of("test", "submitter", file.toString(), "--only", only, "--out", folder + "/out");
    }

    private String text(String log) throws IOException {
        return Files.readString(folder.resolve("out").resolve(log));
    }
}
