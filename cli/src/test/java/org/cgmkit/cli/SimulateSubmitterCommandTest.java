package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command that stands in for an app, against the EHR simulator. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulateSubmitterCommandTest {
    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard().with(AcceptingValidator.VALIDATOR));
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void submitsOnceWhatTheEnvironmentSays() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            CommandRun run = CommandRun.withEnvironment(
                    Map.of(
                            "CGMKIT_BASE_URL",
                            sandbox.baseUrl(),
                            "CGMKIT_PATIENT_ID",
                            sandbox.patient(),
                            "CGMKIT_STEP",
                            "x"),
                    "simulate submitter --once --order standing".split(" "));

            assertThat(run.everything(), run.code(), is(0));
            assertThat(run.out(), containsString("Step x."));
            assertThat(run.out(), containsString("A standing order asks for"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 15})
    void aSensorThatWasWornAllTheTimeIsFullyActiveHoweverOftenItMeasures(int minutes, @TempDir Path folder)
            throws IOException {
        StringBuilder csv = new StringBuilder("time,value,unit\n");
        Instant start = Instant.parse("2026-05-01T00:00:00Z");
        for (int i = 0; i < 3 * 24 * 60 / minutes; i++) {
            csv.append(start.plus(Duration.ofMinutes((long) i * minutes)))
                    .append(',')
                    .append(100 + i % 50)
                    .append(",mg/dL\n");
        }
        Path file = Files.writeString(folder.resolve("readings.csv"), csv);
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            CommandRun run = CommandRun.of(
                    "simulate",
                    "submitter",
                    "--base-url",
                    sandbox.baseUrl(),
                    "--patient",
                    sandbox.patient(),
                    "--order",
                    "none",
                    "--days",
                    "3",
                    "--once",
                    "--readings",
                    file.toString());

            assertThat(run.everything(), run.code(), is(0));
            assertThat(found(sandbox, "104637-4").path("value").decimalValue(), comparesEqualTo(new BigDecimal("100")));
            assertThat(found(sandbox, "104636-6").path("value").asInt(), is(3));
        }
    }

    @Test
    void aSensorOfAnotherSamplingIsMadeUp() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            CommandRun run = CommandRun.of(
                    "simulate",
                    "submitter",
                    "--base-url",
                    sandbox.baseUrl(),
                    "--patient",
                    sandbox.patient(),
                    "--order",
                    "none",
                    "--days",
                    "1",
                    "--once",
                    "--sampling",
                    "15");

            assertThat(run.everything(), run.code(), is(0));
            assertThat(total(sandbox, "99504-3"), lessThanOrEqualTo(96));
            assertThat(found(sandbox, "104637-4").path("value").decimalValue(), greaterThan(new BigDecimal("80")));
        }
    }

    /** The value of the one observation with that code. */
    private static JsonNode found(Sandbox sandbox, String code) {
        return search(sandbox, code).at("/entry/0/resource/valueQuantity");
    }

    private static int total(Sandbox sandbox, String code) {
        return search(sandbox, code).path("total").asInt();
    }

    private static JsonNode search(Sandbox sandbox, String code) {
        try (InputStream found = URI.create(sandbox.baseUrl() + "/Observation?code=" + code)
                .toURL()
                .openStream()) {
            return Json.MAPPER.readTree(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void launchesStandalone() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().withSmart(SmartOptions.standard()))) {
            CommandRun run = CommandRun.of(
                    "simulate",
                    "submitter",
                    "--base-url",
                    sandbox.baseUrl(),
                    "--standalone",
                    SmartOptions.APP,
                    "--redirect",
                    "http://127.0.0.1/callback",
                    "--once");

            assertThat(run.everything(), run.code(), is(0));
            assertThat(run.out(), containsString("A person is asked to allow the app."));
        }
    }

    @Test
    void sendsTheReadingsOfAFile(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("mine.csv"), """
                time,value,unit
                2026-05-01T10:00:00Z,104,mg/dL
                2026-05-01T10:05:00Z,110,mg/dL
                """);
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            CommandRun run = CommandRun.of(
                    "simulate",
                    "submitter",
                    "--base-url",
                    sandbox.baseUrl(),
                    "--patient",
                    sandbox.patient(),
                    "--order",
                    "none",
                    "--once",
                    "--readings",
                    csv.toString());

            assertThat(run.everything(), run.code(), is(0));
            // Patient, report, summary, six members, sensor, two readings.
            assertThat(run.out(), containsString("the receiver has taken 12 entries"));
        }
    }

    @Test
    void saysWhatIsNotDelivered() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().withToken("secret"))) {
            CommandRun run = CommandRun.of(
                    "simulate",
                    "submitter",
                    "--base-url",
                    sandbox.baseUrl(),
                    "--patient",
                    sandbox.patient(),
                    "--token",
                    "another",
                    "--once");

            assertThat(run.code(), is(1));
            assertThat(run.err(), containsString("give it another token"));
        }
    }

    @Test
    void listsPracticesAndDefects() {
        CommandRun run = CommandRun.of("simulate", "submitter", "--list");

        assertThat(run.code(), is(0));
        assertThat(run.out(), containsString("installation-identifiers"));
        assertThat(run.out(), containsString("Defects that break submitter.orders.lookback:"));
    }
}
