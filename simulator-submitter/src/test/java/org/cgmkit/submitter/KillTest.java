package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.cgm.Profile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The app's process is killed while the receiver holds the answer to a submission back, and started again. */
class KillTest {
    private static final Instant NOW = Instant.parse("2026-05-20T10:02:00Z");

    private EhrSimulator simulator;

    @BeforeEach
    void start() {
        simulator = AcceptingValidator.receiver();
    }

    @AfterEach
    void end() {
        simulator.close();
    }

    @Test
    void losesNothingAndDoublesNothing(@TempDir Path folder) throws IOException, InterruptedException {
        try (TestReceiver stand = TestReceiver.in(simulator, SandboxOptions.standard())
                .ordering(TestReceiver.DAILY, List.of(Profile.SENSOR_READING_MASS, Profile.DEVICE))) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.Held()));
            Process app = started(stand, folder);
            try {
                stand.relay().awaitHeld();
            } finally {
                app.destroyForcibly();
            }
            assertThat(app.waitFor(10, TimeUnit.MINUTES), is(true));
            assertThat("readings that came before", stored(stand), is(not(empty())));

            AppOptions options =
                    RunningApp.options(stand.relay().base(), stand.sandbox().patient(), folder, NOW);
            SyncOutcome outcome = stand.sync(options);

            assertThat(outcome.delivered(), is(true));
            int readings =
                    options.data().between(NOW.minus(Duration.ofHours(3)), NOW).size();
            List<String> identifiers = stored(stand);
            assertThat(identifiers, hasSize(readings));
            assertThat("readings that are there once", new HashSet<>(identifiers), hasSize(readings));
        }
    }

    private static Process started(TestReceiver stand, Path folder) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunningApp.class.getName(),
                        stand.relay().base().toString(),
                        stand.sandbox().patient(),
                        folder.toString(),
                        NOW.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "app.log"))
                .start();
    }

    /** The identifiers of the readings that the receiver has. */
    private static List<String> stored(TestReceiver stand) throws IOException, InterruptedException {
        List<String> identifiers = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode found = Json.MAPPER.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(stand.sandbox().baseUrl()
                                            + "/Observation?_count=1000&code=" + Loinc.SENSOR_READING_MASS.code()))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
            found.path("entry")
                    .forEach(e ->
                            identifiers.add(e.at("/resource/identifier/0/value").asText()));
        }
        return identifiers;
    }
}
