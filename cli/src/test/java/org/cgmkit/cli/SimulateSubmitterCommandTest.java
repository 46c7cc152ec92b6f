package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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
    void namesTheLineOfAFileThatIsWrong(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("mine.csv"), "time,value,unit\n2026-05-01T10:00:00Z,high,mg/dL\n");

        CommandRun run = CommandRun.of(
                "simulate",
                "submitter",
                "--base-url",
                "http://127.0.0.1:1/fhir",
                "--patient",
                "1",
                "--readings",
                csv.toString());

        assertThat(run.code(), is(2));
        assertThat(run.err(), containsString("Line 2: expected a number"));
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
