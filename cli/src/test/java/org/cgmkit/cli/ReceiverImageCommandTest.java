package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit's own image as the receiver under test. */
@KitImage.Needed
class ReceiverImageCommandTest {
    private static final String READABLE = "receiver.storage.readable";
    private static final String VERSION = "receiver.capability.fhir-r4-json";

    @TempDir
    Path folder;

    @AfterEach
    void nothingIsLeft() {
        assertThat("containers", KitImage.containers(), is(empty()));
        assertThat("networks", KitImage.networks(), is(empty()));
    }

    @Test
    void aSoundOneInANetworkIsFoundSoundAfterItWasSeeded() throws IOException {
        Files.writeString(folder.resolve("readings.csv"), """
                time,value,unit
                2026-05-14T08:00:00Z,104,mg/dL
                2026-05-14T08:05:00Z,107,mg/dL
                """);
        Path file = KitImage.receiver(folder, KitImage.RECEIVER, """
                  files: {/seed/readings.csv: readings.csv}
                  network: cgmkit-test
                  aliases: [ehr.example]
                  seed: %s
                """.formatted(
                        KitImage.command("simulate submitter --base-url http://ehr.example:8080/fhir --patient"
                                + " mara-lindqvist --order none --once --readings /seed/readings.csv")));

        CommandRun run = run(file, READABLE);

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.out(), containsString("Starting image " + KitImage.NAME + " …\n  ready after "));
        assertThat(
                run.out(),
                matchesPattern("(?s).*1 requirement of the receiver suite checked against"
                        + " http://localhost:\\d+/fhir\n.*"));
        assertThat("evidence", text("container.log"), containsString("EHR simulator (standard) at "));
        assertThat(
                "what the seeding command printed",
                text("seed.log"),
                containsString("The receiver has taken 12 entries of the data of 2026-04-30T08:1"));
    }

    @Test
    void aDefectiveOneIsFoundDefective() throws IOException {
        Path file = KitImage.receiver(folder, KitImage.RECEIVER + ", --defect, says-fhir-r5", "");

        CommandRun run = run(file, VERSION);

        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("1 binding requirement is not met: " + VERSION));
    }

    @Test
    void oneThatDoesNotBecomeReadyIsToldWithTheEndOfItsLog() throws IOException {
        // The first that a Java runtime prints, be the machine as busy as it may.
        Path file = KitImage.receiver(folder, KitImage.RECEIVER, """
                  environment: {JAVA_TOOL_OPTIONS: -Dcgmkit.started=yes}
                  ready: {path: /nowhere, within: 5 s}
                """);

        CommandRun run = run(file, READABLE);

        assertThat(run.everything(), run.code(), is(3));
        assertThat(
                run.err(),
                containsString("to answer GET /nowhere at port 8080 with 200, but it did not within 5 s. What it"
                        + " printed last:\n  Picked up JAVA_TOOL_OPTIONS: -Dcgmkit.started=yes\n"));
    }

    @Test
    void oneThatEndsIsNotWaitedFor() throws IOException {
        // Whoever waits for it hangs for as long as the whole build may take.
        Path file =
                KitImage.receiver(folder, "simulate, ehr, --nonsense", "  ready: {path: /metadata, within: 120 min}\n");

        CommandRun run = run(file, READABLE);

        assertThat(run.everything(), run.code(), is(3));
        assertThat(run.err(), containsString("but it ended with exit code 2. What it printed last:"));
        assertThat(run.err(), containsString("Unknown option: '--nonsense'"));
    }

    @Test
    void aSeedingCommandThatFailsIsToldWithoutItsSecrets() throws IOException {
        Path file = KitImage.receiver(folder, KitImage.RECEIVER, """
                  environment: {KEY: "${IMAGE_KEY}"}
                  seed: [sh, -c, "echo key $KEY; exit 3"]
                """);

        CommandRun run = run(file, READABLE);

        assertThat(run.everything(), run.code(), is(3));
        assertThat(run.err(), containsString("ended with exit code 3. What it printed last:\n  key [redacted]\n"));
        assertThat(text("seed.log"), is("key [redacted]\n"));
    }

    @Test
    void oneThatDoesNotExistIsToldAtOnce() throws IOException {
        Path file = KitImage.receiver(folder, KitImage.RECEIVER, "");
        Files.writeString(file, Files.readString(file).replace(KitImage.NAME, "registry.invalid/no/such:1"));

        CommandRun run = run(file, READABLE);

        assertThat(run.everything(), run.code(), is(3));
        assertThat(
                run.err(),
                containsString("cgmkit: Expected an image registry.invalid/no/such:1, but it is not on this machine and"
                        + " cannot be pulled. "));
        assertThat(run.everything(), not(containsString("Exception")));
    }

    @Test
    void whereThereIsNoEngineItIsSaidAtOnce() throws IOException {
        String file = Files.readString(KitImage.receiver(folder, KitImage.RECEIVER, ""));

        String printed = KitImage.withoutEngine(file, "test receiver /seed/target.yaml --out /tmp/out");

        assertThat(
                printed,
                is("cgmkit: Expected a container engine, such as Docker, to start the image with, but none answers:"
                        + " start it, or say by the variable DOCKER_HOST where it is.\nexit code 3\n"));
    }

    @Test
    void aBaseUrlOnTheCommandLineGoesBeforeTheImage() throws IOException {
        Path file = KitImage.receiver(folder, KitImage.RECEIVER, "");

        CommandRun run = CommandRun.of(
                "test", "receiver", file.toString(), "--base-url", "http://127.0.0.1:1/fhir", "--out", folder + "/out");

        assertThat(run.everything(), run.code(), is(3));
        assertThat(run.everything(), not(containsString("Starting image")));
    }

    private CommandRun run(Path file, String only) {
        return CommandRun.withEnvironment(
                Map.of("IMAGE_KEY", "s3cret-4711"),
                "test",
                "receiver",
                file.toString(),
                "--only",
                only,
                "--out",
                folder + "/out");
    }

    private String text(String log) throws IOException {
        return Files.readString(folder.resolve("out").resolve(log));
    }
}
