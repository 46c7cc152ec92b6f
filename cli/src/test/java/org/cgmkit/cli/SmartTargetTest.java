package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** From a key of one's own to a run against a receiver that authorizes by SMART, as a vendor goes the way. */
@TestInstance(Lifecycle.PER_CLASS)
class SmartTargetTest {
    private static final String TOKEN = "planted-token-4711";

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
    void aKeyIsMadeRegisteredDescribedAndUsed() throws IOException {
        Path key = folder.resolve("key.json");
        CommandRun keys = CommandRun.of("keys", key.toString());
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard()
                .withSmart(SmartOptions.standard().with(RegisteredClient.service("cgmkit", keys.out()))))) {
            Path target = Files.writeString(
                    folder.resolve("target.yaml"), """
                    kind: receiver
                    baseUrl: %s
                    patient: %s
                    authorization:
                      backendServices:
                        clientId: cgmkit
                        keyFile: key.json
                        readScopes: system/*.rs
                    """.formatted(sandbox.baseUrl(), SandboxOptions.PATIENT));
            Path out = folder.resolve("out");

            CommandRun run = CommandRun.of(
                    "test",
                    "receiver",
                    target.toString(),
                    "--only",
                    "receiver.storage.*,receiver.auth.*",
                    "--out",
                    out.toString());

            assertThat(run.everything(), run.code(), is(0));
            assertThat("evidence", text(out.resolve("evidence")), containsString("grant_type=client_credentials"));
        }
    }

    @Test
    void neitherTheAssertionNorTheTokenNorTheKeyIsLeftBehind() throws IOException {
        Path key = folder.resolve("planted.json");
        CommandRun.of("keys", key.toString());
        List<String> secrets = new ArrayList<>(List.of(TOKEN));
        secrets.add(Files.readString(key).replaceAll("(?s).*\"d\":\"([^\"]*)\".*", "$1"));
        HttpServer endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/token", exchange -> {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            secrets.add(form.replaceAll(".*client_assertion=([^&]*).*", "$1"));
            byte[] answer = ("{\"access_token\": \"" + TOKEN + "\", \"token_type\": \"Bearer\", \"note\": \"" + TOKEN
                            + "\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        endpoint.start();
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().withToken(TOKEN))) {
            Path target = Files.writeString(folder.resolve("target.yaml"), """
                    kind: receiver
                    baseUrl: %s
                    patient: %s
                    authorization:
                      backendServices:
                        clientId: cgmkit
                        keyFile: planted.json
                        tokenUrl: http://127.0.0.1:%d/token
                    """.formatted(
                            sandbox.baseUrl(),
                            SandboxOptions.PATIENT,
                            endpoint.getAddress().getPort()));
            Path out = folder.resolve("planted");

            CommandRun run = CommandRun.of(
                    "test",
                    "receiver",
                    target.toString(),
                    "--only",
                    "receiver.storage.*,receiver.auth.*",
                    "--out",
                    out.toString());

            assertThat(run.everything(), run.out(), containsString("receiver.storage.readable"));
            assertThat("secrets seen", secrets.size(), is(greaterThan(2)));
            for (String secret : secrets) {
                String signature = secret.substring(secret.lastIndexOf('.') + 1);
                assertThat("on a stream", run.everything(), not(containsString(signature)));
                assertThat("in a file", text(out), not(containsString(signature)));
            }
        } finally {
            endpoint.stop(0);
        }
    }

    @Test
    void aKeyThatIsNotRegisteredIsAMistakeInTheConfiguration() throws IOException {
        CommandRun.of("keys", folder.resolve("other.json").toString());
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().withSmart(SmartOptions.standard()))) {
            Path target = Files.writeString(
                    folder.resolve("target.yaml"), """
                    kind: receiver
                    baseUrl: %s
                    patient: %s
                    authorization: {backendServices: {clientId: cgmkit, keyFile: other.json}}
                    """.formatted(sandbox.baseUrl(), SandboxOptions.PATIENT));

            CommandRun run = CommandRun.of("test", "receiver", target.toString(), "--out", folder + "/out");

            assertThat(run.everything(), run.code(), is(2));
            assertThat(run.err(), containsString("invalid_client"));
            assertThat(run.err(), not(containsString("\tat ")));
        }
    }

    private static String text(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
