package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command that records and judges a live exchange. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TapCommandTest {
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
    void recordsAndJudgesUntilEnterIsPressed(@TempDir Path folder) throws Exception {
        int port = freePort();
        PipedOutputStream keyboard = new PipedOutputStream();
        InputStream pressed = new PipedInputStream(keyboard);
        CompletableFuture<CommandRun> tap = CompletableFuture.supplyAsync(() -> CommandRun.withInput(
                pressed,
                "tap",
                "--to",
                simulator.baseUrl(),
                "--port",
                String.valueOf(port),
                "--out",
                folder.toString()));
        String base = "http://127.0.0.1:" + port + "/fhir";
        Awaited.until(() -> answers(base + "/metadata") || tap.isDone(), () -> "nothing listens");

        CommandRun app = CommandRun.of(
                "simulate",
                "submitter",
                "--base-url",
                base,
                "--patient",
                simulator.sandbox().patient(),
                "--order",
                "none",
                "--days",
                "1",
                "--once",
                "--defect",
                "writes-unit-in-capitals");
        keyboard.write('\n');
        keyboard.flush();
        CommandRun run = tap.get();

        assertThat(app.everything(), app.out(), containsString("the receiver has taken"));
        assertThat(run.everything(), run.code(), is(1));
        assertThat(run.out(), containsString("POST /fhir/$submit-cgm-bundle -> 200"));
        assertThat(run.out(), containsString("1 binding requirement is not met: submitter.bundle.conforms."));
        assertThat(Files.readString(folder.resolve("results.json")), containsString("\"suite\" : \"tap\""));
        assertThat(
                Files.readString(folder.resolve("report.html")),
                stringContainsInOrder("<h3>What passed the tap</h3>", "<h3>Glucose readings that came, in mg/dL</h3>"));
    }

    @Test
    void asksForTheAddressOfAReceiver(@TempDir Path folder) {
        CommandRun run = CommandRun.of("tap", "--to", "ehr.example.org", "--for", "1", "--out", folder.toString());

        assertThat(run.code(), is(2));
        assertThat(run.err(), containsString("Expected the base URL of the server"));
    }

    @Test
    void asksForAVersionOfTheGuideThatThereIs() {
        CommandRun run = CommandRun.of("tap", "--to", "https://ehr.example.org/fhir", "--guide", "stu9");

        assertThat(run.everything(), run.code(), is(2));
        assertThat(run.err(), startsWith("cgmkit: --guide: Expected one of stu1, ballot, argonaut-2024"));
    }

    @Test
    void endsByItselfAndIsIncompleteWhereNothingPassed(@TempDir Path folder) {
        CommandRun run = CommandRun.of("tap", "--to", simulator.baseUrl(), "--for", "1", "--out", folder.toString());

        assertThat(run.everything(), run.code(), is(5));
        assertThat(run.out(), containsString("It closes after 1 s, and both sides are judged."));
        assertThat(run.out(), containsString("0 exchanges passed"));
        assertThat(run.out(), containsString("Nothing was submitted while the tap was open."));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean answers(String url) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
