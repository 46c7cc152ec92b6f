package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.ServerKey;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.tap.LiveTap;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Whom commands trust over TLS, before a receiver whose certificate is signed by itself. */
@TestInstance(Lifecycle.PER_CLASS)
class TrustOptionsTest {
    private static final String WARNING = "WARNING: the certificate of ";

    private Path folder;
    private Path certificate;
    private EhrSimulator receiver;

    @BeforeAll
    void start(@TempDir Path kept) throws IOException {
        folder = kept;
        ServerKey key = ServerKey.selfSigned(List.of("127.0.0.1"));
        certificate = Files.writeString(folder.resolve("own.pem"), key.certificate());
        receiver = EhrSimulator.start(
                EhrOptions.standard().with(AcceptingValidator.VALIDATOR).with(Hosting.LOOPBACK.with(key)));
    }

    @AfterAll
    void end() {
        receiver.close();
    }

    @Test
    void aTestOfAReceiverTrustsNobodyUnasked() {
        CommandRun run = test();

        assertThat("exit code", run.code(), is(3));
        assertThat(run.err(), allOf(containsString("No trusted TLS connection"), containsString("--ca FILE")));
    }

    @Test
    void aTestOfAReceiverTrustsTheCertificateThatIsNamed() {
        CommandRun run = test("--ca", certificate.toString());

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.err(), not(containsString(WARNING)));
    }

    @Test
    void aTestOfAReceiverSaysLoudlyThatNothingIsChecked() {
        CommandRun run = test("--insecure", "--quiet");

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.err(), containsString(WARNING + receiver.baseUrl() + " is not checked"));
    }

    @Test
    void bothAtOnceMakeNoSense() {
        CommandRun run = test("--insecure", "--ca", certificate.toString());

        assertThat("exit code", run.code(), is(2));
        assertThat(run.err(), containsString("Expected --ca or --insecure, but got both"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        CommandRun run = test("--ca", "/nowhere.pem");

        assertThat("exit code", run.code(), is(2));
        assertThat(run.err(), containsString("/nowhere.pem, but it cannot be read"));
    }

    @Test
    void anOptionOverridesTheTargetFile() throws IOException {
        Path file = Files.writeString(
                folder.resolve("target.yaml"),
                "kind: receiver\nbaseUrl: " + receiver.baseUrl() + "\npatient: " + SandboxOptions.PATIENT
                        + "\ntls: {insecure: true}\n");

        CommandRun run = CommandRun.of(
                "test",
                "receiver",
                file.toString(),
                "--ca",
                certificate.toString(),
                "--only",
                "receiver.capability.instantiates",
                "--out",
                folder.resolve("results").toString());

        assertThat(run.everything(), run.code(), is(0));
        assertThat(run.err(), not(containsString(WARNING)));
    }

    @Test
    void aFirstTargetFileKeepsWhomToTrust() throws IOException {
        Path file = folder.resolve("first.yaml");

        CommandRun run = CommandRun.of(
                "init",
                "receiver",
                "--base-url",
                receiver.baseUrl(),
                "--ca",
                certificate.toString(),
                "--out",
                "" + file);

        assertThat(run.everything(), run.code(), is(0));
        assertThat(Files.readString(file), containsString("\ntls:\n  authorities: \"" + certificate + "\"\n"));
    }

    @Test
    void aSimulatedAppTrustsTheCertificateThatIsNamed() {
        assertThat("unasked", submit().code(), is(1));
        assertThat("named", submit("--ca", certificate.toString()).code(), is(0));
        CommandRun insecure = submit("--insecure");
        assertThat("unchecked", insecure.code(), is(0));
        assertThat(insecure.err(), containsString(WARNING));
    }

    @Test
    void aTapTrustsNobodyUnasked() throws Exception {
        assertThat(throughATap(TlsSettings.standard()), is(502));
        assertThat(throughATap(TlsSettings.of(certificate, null, false)), is(200));
        assertThat(throughATap(TlsSettings.of(null, null, true)), is(200));
    }

    private int throughATap(TlsSettings tls) throws IOException, InterruptedException {
        LiveTap.Place place = new LiveTap.Place(URI.create(receiver.baseUrl()), false, "127.0.0.1", 0, tls);
        try (HttpClient client = HttpClient.newHttpClient();
                LiveTap<String> tap = LiveTap.open(
                        place,
                        new Capture<>(exchange -> Optional.<String>empty()),
                        new EvidenceFolder(folder.resolve("tapped"), new Redaction()),
                        UnaryOperator.identity(),
                        exchange -> {})) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(tap.baseUrl() + "/metadata"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private CommandRun test(String... options) {
        return run(
                List.of(
                        "test",
                        "receiver",
                        "--base-url",
                        receiver.baseUrl(),
                        "--patient",
                        SandboxOptions.PATIENT,
                        "--only",
                        "receiver.capability.instantiates",
                        "--out",
                        folder.resolve("results").toString()),
                options);
    }

    private CommandRun submit(String... options) {
        return run(
                List.of(
                        "simulate",
                        "submitter",
                        "--base-url",
                        receiver.baseUrl(),
                        "--patient",
                        SandboxOptions.PATIENT,
                        "--once"),
                options);
    }

    private static CommandRun run(List<String> command, String... options) {
        String[] all =
                Stream.concat(command.stream(), List.of(options).stream()).toArray(String[]::new);
        return CommandRun.of(all);
    }
}
