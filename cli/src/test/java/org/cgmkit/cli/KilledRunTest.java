package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit is killed in the middle of a run: what it saw is there, and nothing says that the run came to its end. */
@Execution(ExecutionMode.CONCURRENT)
class KilledRunTest {
    private static final Pattern BASE = Pattern.compile("FHIR base URL(?: for the app)?\\s+(\\S+)");

    private final Map<Process, Path> outputs = new HashMap<>();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsWhatASubmitterSentUntilThen(boolean forcibly) throws Exception {
        Process kit = start(
                "test",
                "submitter",
                "--wait",
                "3600",
                "--out",
                folder.resolve("results").toString());
        try {
            String base = awaited(BASE, kit);

            CommandRun app = submitOnce(base);

            assertThat(app.everything(), app.code(), is(0));
            // SIGKILL, and SIGTERM as a pipeline sends it.
            if (forcibly) {
                kit.destroyForcibly();
            } else {
                kit.destroy();
            }
            assertThat("exit code", Awaited.end(kit), is(not(0)));
        } finally {
            kit.destroyForcibly();
        }
        JsonNode results =
                JsonMapper.builder().build().readTree(Files.readString(folder.resolve("results/results.json")));
        assertThat(results.path("finished").asBoolean(true), is(false));
        assertThat(results.path("gate").asText(), is("incomplete"));
        assertThat(results.at("/figures/0/steps/0/waits/0/what").asText(), is("a first submission"));
        try (Stream<Path> evidence = Files.list(folder.resolve("results/evidence"))) {
            assertThat(evidence.filter(f -> contains(f, "$submit-cgm-bundle")).count(), is(greaterThan(0L)));
        }
    }

    @Test
    void judgesWhatATapSawUntilItIsEnded() throws Exception {
        EhrSimulator receiver = EhrSimulator.start(EhrOptions.standard().with(AcceptingValidator.VALIDATOR));
        Process tap = start(
                "tap",
                "--to",
                receiver.baseUrl(),
                "--out",
                folder.resolve("tap").toString());
        try {
            CommandRun app = submitOnce(awaited(BASE, tap));
            assertThat(app.everything(), app.code(), is(0));

            tap.destroy(); // SIGTERM, as Ctrl-C or a pipeline ends it.

            int code = Awaited.end(tap);
            assertThat(output(tap), code, is(0));
            assertThat(Files.readString(folder.resolve("tap/results.json")), containsString("\"finished\" : true"));
        } finally {
            tap.destroyForcibly();
            receiver.close();
        }
    }

    private static CommandRun submitOnce(String base) {
        return CommandRun.of(
                "simulate",
                "submitter",
                "--base-url",
                base,
                "--patient",
                "mara-lindqvist",
                "--order",
                "none",
                "--days",
                "1",
                "--once");
    }

    private Process start(String... arguments) throws IOException {
        Path output = Files.createTempFile(folder, "output", ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Cgmkit.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        outputs.put(process, output);
        return process;
    }

    private String output(Process process) {
        try {
            return Files.readString(Objects.requireNonNull(outputs.get(process)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaited(Pattern pattern, Process process) throws Exception {
        Awaited.until(() -> pattern.matcher(output(process)).find() || !process.isAlive(), () -> output(process));
        Matcher found = pattern.matcher(output(process));
        if (found.find()) {
            return found.group(1);
        }
        throw new AssertionError("Expected " + pattern + " in: " + output(process));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
