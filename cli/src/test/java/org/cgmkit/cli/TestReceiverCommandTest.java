package org.cgmkit.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The command as a vendor or a pipeline runs it. */
@TestInstance(Lifecycle.PER_CLASS)
class TestReceiverCommandTest {
    private static final String TOKEN = "planted-token-4711";
    private static final String KEY = "planted-key-0815";

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
    void aSoundTopicPassesAndTheRunLeavesItsReports() {
        CommandRun run = test(simulator.baseUrl(), "--only", "receiver.storage.*");

        assertThat(run.everything(), run.code(), is(0));
        assertThat("verdict", run.out(), containsString("PASS  No binding requirement failed"));
        for (String report : List.of("results.json", "junit.xml", "summary.md", "report.html")) {
            assertThat(report + " in " + files().toList(), Files.isRegularFile(folder.resolve(report)), is(true));
            assertThat("told where it is", run.out(), containsString(report));
        }
    }

    @Test
    void whatIsGoingToBeWrittenIsToldBeforeTheFirstCheck() {
        CommandRun run = test(simulator.baseUrl(), "--only", "receiver.response.bundle");

        assertThat("announcement", run.out(), containsString("https://cgmkit.org/ns/test-data"));
        assertThat(
                "the announcement comes before the first check",
                run.out().indexOf("https://cgmkit.org/ns/test-data") < run.out().indexOf("receiver.response.bundle"),
                is(true));
    }

    @Test
    void aDefectIsAFindingAndExitCode1() {
        String flawed = simulator
                .createSandbox(SandboxOptions.showing(Defect.named("several-matches-pick-first")))
                .baseUrl();

        CommandRun run = test(flawed, "--only", "receiver.conditional-create.ambiguous");

        assertThat(run.everything(), run.code(), is(1));
        assertThat("finding", run.out(), containsString("FAIL  receiver.conditional-create.ambiguous"));
        assertThat("expected", run.out(), containsString("412"));
        assertThat("how to repeat it", run.out(), containsString("curl -sS"));
    }

    @Test
    void anAdviceNotFollowedFailsTheRunWhereThatIsAskedFor() {
        String warned = simulator
                .createSandbox(SandboxOptions.showing(Defect.named("accepted-but-gone")))
                .baseUrl();

        CommandRun lenient = test(warned, "--only", "receiver.storage.readable");
        CommandRun strict = test(warned, "--only", "receiver.storage.readable", "--fail-on", "should");

        assertThat(lenient.everything(), lenient.code(), is(0));
        assertThat(strict.everything(), strict.code(), is(1));
        assertThat(strict.out(), containsString("1 requirement is not met: receiver.storage.readable."));
        assertThat(
                "kept for other commands",
                text(folder.resolve("results.json")),
                containsString("\"failOn\" : \"should\""));
    }

    @Test
    void aClosedPortIsExitCode3AndOneSentence() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        CommandRun run = test("http://127.0.0.1:" + port + "/fhir");

        assertThat(run.everything(), run.code(), is(3));
        assertThat("first line", run.err(), startsWith("cgmkit: "));
        assertThat("address", run.err(), containsString("127.0.0.1:" + port));
        assertThat("no stack trace", run.everything(), not(containsString("\tat ")));
    }

    @Test
    void aWebSiteIsAMistakeInTheConfiguration() {
        WireMockServer site = new WireMockServer(options().dynamicPort());
        site.stubFor(any(anyUrl())
                .willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Welcome</html>")));
        site.start();
        try {
            CommandRun run = test(site.baseUrl());

            assertThat(run.everything(), run.code(), is(2));
            assertThat("what is there", run.err(), containsString("There is no FHIR server at " + site.baseUrl()));
            assertThat("what came", run.err(), containsString("web page"));
            assertThat("likely fix", run.err(), containsString(site.baseUrl() + "/fhir"));
        } finally {
            site.stop();
        }
    }

    @Test
    void aReceiverThatAnswers429ForEverIsExitCode5AndTheVerdictBeginsWithIt() {
        WireMockServer throttling = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").preserveHostHeader(true));
        throttling.start();
        String server = simulator.baseUrl().replaceFirst("/fhir$", "");
        throttling.stubFor(any(anyUrl()).atPriority(9).willReturn(aResponse().proxiedFrom(server)));
        // Longer than a request may wait, so this takes no time.
        throttling.stubFor(any(urlMatching("/fhir/\\$submit.*"))
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "9999")));
        try {
            CommandRun run = test(throttling.baseUrl() + "/fhir");

            assertThat(run.everything(), run.code(), is(5));
            assertThat(
                    "the first line of the verdict",
                    run.out(),
                    containsString(
                            " INCOMPLETE  The run was stopped: the target still answered 429 (too many requests) to 3"));
            assertThat("what was left out", run.out(), containsString("Left out"));
            String results = text(folder.resolve("results.json"));
            assertThat(results, containsString("\"finished\" : false"));
            assertThat(
                    results, containsString("\"stopped\" : \"the target still answered 429 (too many requests) to 3"));
            assertThat(results, containsString("\"gate\" : \"incomplete\""));
        } finally {
            throttling.stop();
        }
    }

    @Test
    void secretsAreInNoFileAndOnNoStream() throws IOException {
        String guarded = simulator
                .createSandbox(SandboxOptions.standard().withToken(TOKEN))
                .baseUrl();

        CommandRun run =
                test(guarded, "--token", TOKEN, "--header", "X-Api-Key: " + KEY, "--only", "receiver.storage.*");

        assertThat(run.everything(), run.code(), is(0));
        for (String secret :
                List.of(TOKEN, KEY, Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8)))) {
            assertThat("on a stream", run.everything(), not(containsString(secret)));
            assertThat(
                    "in a file", files().filter(f -> text(f).contains(secret)).toList(), is(empty()));
        }
        assertThat("files that were searched", files().count() > 5, is(true));
    }

    private CommandRun test(String baseUrl, String... more) {
        String[] arguments = Stream.concat(
                        Stream.of(
                                "test",
                                "receiver",
                                "--base-url",
                                baseUrl,
                                "--patient",
                                SandboxOptions.PATIENT,
                                "--other-patient",
                                "jonah-abara",
                                "--out",
                                folder.toString()),
                        Stream.of(more))
                .toArray(String[]::new);
        return CommandRun.of(arguments);
    }

    private Stream<Path> files() {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
