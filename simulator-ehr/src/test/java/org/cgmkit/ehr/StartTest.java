package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Path;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @Test
    void tellsThatAPortIsTaken() {
        try (TestSimulator running = TestSimulator.standard()) {
            int port = URI.create(running.simulator().baseUrl()).getPort();

            IllegalArgumentException mistake = assertThrows(
                    IllegalArgumentException.class,
                    () -> EhrSimulator.start(EhrOptions.standard().at(port)));

            assertThat(
                    mistake.getMessage(),
                    is("Expected port " + port + " at 127.0.0.1 to be free, but another program listens there: choose"
                            + " another port, or 0 for any free one."));
        }
    }

    @Test
    void keepsItsDataInAFile(@TempDir Path folder) {
        EhrOptions options = EhrOptions.standard()
                .with(new NoValidation())
                .keepingIn(folder.resolve("data").resolve("ehr"));
        Submission submission = Submissions.readings(
                SubmissionContext.of(
                        SandboxOptions.PATIENT,
                        new IdentifierSource("kept"),
                        java.time.Instant.parse("2026-05-01T00:00:00Z")),
                1);
        String inDefault;
        String inSandbox;
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            inDefault = new TestClient(simulator.baseUrl()).submit(submission).location(0);
            Sandbox sandbox = simulator.createSandbox(
                    SandboxOptions.standard().named("kept").with(Behaviour.NO_CONDITIONAL_CREATE));
            inSandbox = new TestClient(sandbox.baseUrl()).submit(submission).location(0);
        }

        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            TestClient kept = new TestClient(simulator.address() + "/sandbox/kept/fhir");
            assertThat(new TestClient(simulator.baseUrl()).get("/" + inDefault).status(), is(200));
            assertThat(kept.get("/" + inSandbox).status(), is(200));
            assertThat(
                    "its behaviour is kept too",
                    kept.get("/metadata").body(),
                    containsString("behaviour no-conditional-create"));
            assertThat("sample patients are not doubled", kept.total("/Patient"), is(5));
        }
    }

    @Test
    void tellsThatADatabaseIsInUse(@TempDir Path folder) {
        EhrOptions options = EhrOptions.standard().with(new NoValidation()).keepingIn(folder.resolve("ehr"));
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            assertThat(simulator.baseUrl(), startsWith("http://127.0.0.1:"));

            // H2 lets the same process in again, so the mistake has to be another one: a folder in the file's place.
            IllegalArgumentException mistake = assertThrows(
                    IllegalArgumentException.class,
                    () -> EhrSimulator.start(options.keepingIn(Path.of("/dev/null/ehr"))));

            assertThat(mistake.getMessage(), startsWith("Expected a database that can be opened at /dev/null/ehr"));
        }
    }

    @Test
    void showsWhatItIsAtItsRoot() {
        try (TestSimulator running = TestSimulator.standard()) {
            Reply page = running.server().get("/");

            assertThat(page.status(), is(200));
            assertThat(page.body(), containsString("cgmkit EHR simulator"));
            assertThat(page.body(), containsString(running.simulator().baseUrl() + "/$submit-cgm-bundle"));
            assertThat(page.body(), containsString("<dt>Mara Lindqvist</dt><dd><code>mara-lindqvist</code>"));
        }
    }
}
