package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** The kit publishes its keys, and an authorization server that looks there lets it in (SMART Backend Services). */
@TestInstance(Lifecycle.PER_CLASS)
class PublishedKeysTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
    void thePublicHalfIsServedOverHttp() throws Exception {
        Path key = folder.resolve("served.json");
        try (ServedKeys served = ServedKeys.of(key);
                HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(HttpRequest.newBuilder(served.place()).build(), HttpResponse.BodyHandlers.ofString());

            JsonNode own = JSON.readTree(Files.readString(key));
            JsonNode published = JSON.readTree(answer.body()).path("keys").path(0);
            assertThat(answer.statusCode(), is(200));
            assertThat(answer.headers().firstValue("Content-Type").orElse(""), containsString("application/json"));
            assertThat(published.path("kid").asText(), is(own.path("kid").asText()));
            assertThat(published.path("x").asText(), is(own.path("x").asText()));
            assertThat(
                    "private half",
                    answer.body(),
                    not(containsString(own.path("d").asText())));
        }
    }

    @Test
    void anAuthorizationServerThatLooksThereTakesWhatTheKeySigned() throws Exception {
        Path key = folder.resolve("key.json");
        URI place;
        try (ServedKeys served = ServedKeys.of(key);
                Sandbox sandbox = lookingAt(served.place())) {
            place = served.place();

            CommandRun run = run(sandbox);

            assertThat(run.everything(), run.code(), is(0));
            assertThat(
                    "asked for a token",
                    sandbox.requests().stream()
                            .filter(request -> request.url().endsWith("/token") && request.status() == 200)
                            .findFirst()
                            .isPresent(),
                    is(true));
        }
        // Without the keys there, the same run is not let in: they were what opened the door.
        try (Sandbox sandbox = lookingAt(place)) {
            CommandRun run = run(sandbox);

            assertThat(run.everything(), run.code(), is(2));
            assertThat(run.err(), containsString("Expected a JWK Set at " + place));
        }
    }

    private Sandbox lookingAt(URI keys) {
        RegisteredClient kit = RegisteredClient.app("cgmkit", List.of()).withKeysAt(keys);
        return simulator.createSandbox(
                SandboxOptions.standard().withSmart(SmartOptions.standard().with(kit)));
    }

    private CommandRun run(Sandbox sandbox) throws IOException {
        Path target = Files.writeString(
                folder.resolve("target.yaml"), """
                kind: receiver
                baseUrl: %s
                patient: %s
                authorization: {backendServices: {clientId: cgmkit, keyFile: key.json}}
                """.formatted(sandbox.baseUrl(), SandboxOptions.PATIENT));
        return CommandRun.of(
                "test",
                "receiver",
                target.toString(),
                "--only",
                "receiver.operation.system-level",
                "--out",
                folder.resolve("out").toString());
    }
}
