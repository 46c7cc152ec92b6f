package org.cgmkit.cli;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.validate.ValidationProgressLine;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.SubmissionStream;
import org.cgmkit.reports.console.Terminal;
import org.cgmkit.validation.submission.ProgressListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submissions that are too long to be told about entry by entry. */
class ValidateLongTest {
    private static final int READINGS = 8064;

    @TempDir
    private Path folder;

    @Test
    void whatAllEntriesShareIsToldOnceToPeopleAndInFullToPrograms() throws IOException {
        String file = wrongUnits();

        CommandRun people = CommandRun.of("validate", file);
        CommandRun programs = CommandRun.of("validate", "--format", "json", file);

        assertThat("exit code", people.code(), is(1));
        assertThat(
                "for people",
                people.out(),
                containsString("8,064 entries share this: first at entry[0] (line 1)\n" + file
                        + ": not valid (cgm-data-submission-bundle): 8064 errors\n"));
        JsonNode findings = new ObjectMapper().readTree(programs.out()).get(0).path("findings");
        assertThat("findings for programs", findings.size(), is(READINGS));
        assertThat(
                "the last",
                findings.get(READINGS - 1).path("path").asText(),
                is("Bundle.entry[8063].resource.value.ofType(Quantity).unit"));
    }

    @Test
    void standardInputIsJudgedAsTheFileIsAndLeavesNothingBehind() throws IOException {
        String file = wrongUnits();
        Set<Path> before = spooled();

        CommandRun run = CommandRun.withInput(Files.readString(Path.of(file)), "validate", "-");

        assertThat("exit code", run.code(), is(1));
        assertThat("for people", run.out(), containsString("""
                8,064 entries share this: first at entry[0] (line 1)
                -: not valid (cgm-data-submission-bundle): 8064 errors
                """));
        assertThat("files of standard input that are left", spooled(), is(before));
    }

    @Test
    void longTextThatIsNoBundleIsJudgedToo() {
        CommandRun run = CommandRun.withInput("x".repeat(5_000_000), "validate", "-");

        assertThat("exit code", run.code(), is(1));
        assertThat("verdict", run.out(), containsString("-: not valid (FHIR R4): 1 error"));
    }

    private static Set<Path> spooled() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(requireNonNull(System.getProperty("java.io.tmpdir"))))) {
            return files.filter(f -> f.getFileName().toString().startsWith("cgmkit-standard-input-"))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void whoWaitsIsToldHowFarItIsHowFastAndHowLongItWillTake() {
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        AtomicLong clock = new AtomicLong();
        Terminal terminal = Terminal.of(new PrintStream(told, true, StandardCharsets.UTF_8), Map.of(), false);
        ProgressListener progress = new ValidationProgressLine(
                new CommandStreams(new ByteArrayInputStream(new byte[0]), terminal, terminal, Map.of()),
                "year.json",
                clock::get);

        clock.set(1_000_000_000);
        progress.reached(ProgressListener.Stage.READING, 10_000_000, 72_000_000);
        clock.set(3_000_000_000L);
        progress.reached(ProgressListener.Stage.READING, 36_000_000, 72_000_000);
        progress.reached(ProgressListener.Stage.JUDGING, 0, 4000);
        clock.set(7_000_000_000L);
        progress.reached(ProgressListener.Stage.JUDGING, 1000, 4000);

        assertThat(told.toString(StandardCharsets.UTF_8), is("""
                year.json: read 36.0 of 72.0 MB, 12.0 MB a second, 3 s left
                year.json: judged 1,000 of 4,000 entries that differ, 250 a second, 12 s left
                """));
    }

    private String wrongUnits() throws IOException {
        Path file = folder.resolve("submission.json");
        try (OutputStream out = Files.newOutputStream(file)) {
            SubmissionStream.readings(
                            SubmissionContext.of(
                                    "mara", IdentifierSource.stable("long"), Instant.parse("2026-03-15T00:00:00Z")),
                            READINGS)
                    .writeTo(out);
        }
        Files.writeString(file, Files.readString(file).replace("\"mg/dl\"", "\"mg/dL\""));
        return file.toString();
    }
}
