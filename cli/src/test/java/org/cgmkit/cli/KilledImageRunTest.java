package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run against an image is killed in the middle: nothing of it stays for good, and its results do not look finished. */
@KitImage.Needed
class KilledImageRunTest {
    @TempDir
    Path folder;

    @Test
    void whatAKilledRunLeavesBehindIsRemovedByTheNextOne() throws Exception {
        Process kit = startedAndUnderWay();

        kit.destroyForcibly(); // SIGKILL

        Awaited.end(kit);
        assertThatTheResultsAreIncomplete();
        List<String> left = KitImage.containers();
        assertThat("containers left behind, as nobody could remove them", left, hasSize(1));

        CommandRun next = CommandRun.of(
                "test", "receiver", target(""), "--only", "receiver.capability.fhir-r4-json", "--out", out());

        assertThat(next.everything(), next.code(), is(0));
        assertThat(
                next.out(),
                containsString("Removed a container of image " + KitImage.NAME + " ("
                        + left.getFirst().substring(0, 12) + "), which a run left behind that was killed."));
        assertThat(next.out(), containsString("Removed the network cgmkit-killed"));
        assertThatNothingIsLeft();
    }

    @Test
    void aRunThatIsInterruptedRemovesItsContainerItself() throws Exception {
        Process kit = startedAndUnderWay();

        kit.destroy(); // SIGTERM, as a pipeline sends it.

        int code = Awaited.end(kit);
        assertThat(output(), code, is(143));
        assertThatNothingIsLeft();
        assertThatTheResultsAreIncomplete();
        assertThat(output(), not(containsString("Exception")));
    }

    private void assertThatNothingIsLeft() {
        assertThat("containers", KitImage.containers(), is(empty()));
        assertThat("networks", KitImage.networks(), is(empty()));
    }

    private void assertThatTheResultsAreIncomplete() throws IOException {
        JsonNode results = JsonMapper.builder().build().readTree(Files.readString(Path.of(out(), "results.json")));
        assertThat(results.path("finished").asBoolean(true), is(false));
        assertThat(results.path("gate").asText(), is("incomplete"));
    }

    /** A run against an image that has its first check behind it, and takes its time for the next ones. */
    private Process startedAndUnderWay() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Cgmkit.class.getName(),
                "test",
                "receiver",
                target("pause: 1 s\n"),
                "--only",
                "receiver.capability.*",
                "--out",
                out()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile());
        // Otherwise Testcontainers' own reaper does it, where a registry has it.
        builder.environment().put("TESTCONTAINERS_RYUK_DISABLED", "true");
        Process kit = builder.start();
        Awaited.until(() -> output().contains("✔ PASS") || !kit.isAlive(), this::output);
        assertThat(output(), kit.isAlive(), is(true));
        assertThat(KitImage.containers(), hasSize(1));
        return kit;
    }

    private String target(String more) throws IOException {
        return KitImage.receiver(folder, KitImage.RECEIVER, "  network: cgmkit-killed\n" + more)
                .toString();
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private String output() {
        try {
            Path file = folder.resolve("output.txt");
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
