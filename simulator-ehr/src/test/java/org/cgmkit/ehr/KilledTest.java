package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.either;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.database.PostgresServer;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the end of the simulator nor that of its database, at whatever moment, loses what was acknowledged. */
class KilledTest {
    private static final int READINGS = 3;
    private static final int SUBMISSIONS = 20;
    private static final int MOST_CONNECTIONS = 10;

    @TempDir
    private Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void aFileHasWhatWasAcknowledgedBeforeTheProcessWasKilled() throws Exception {
        theProcessIsKilled(DatabaseAddress.file(folder.resolve("ehr")));
    }

    @Test
    void aServerHasWhatWasAcknowledgedBeforeTheProcessWasKilled() throws Exception {
        try (PostgresServer server = server()) {
            theProcessIsKilled(server.newDatabase());
        }
    }

    private void theProcessIsKilled(DatabaseAddress address) throws Exception {
        Process simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Dlogback.configurationFile=" + System.getProperty("logback.configurationFile"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        address.url(),
                        Objects.requireNonNullElse(address.user(), ""))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = simulator.inputReader(StandardCharsets.UTF_8)) {
            TestClient client = new TestClient(Objects.requireNonNull(said.readLine(), "the address of the simulator"));
            for (int number = 0; number < SUBMISSIONS; number++) {
                submit(client, number);
            }
            Thread.ofPlatform().start(simulator::destroyForcibly);
            submitUntilItIsGone(client);
        } finally {
            simulator.destroyForcibly().waitFor();
        }

        try (EhrSimulator again = EhrSimulator.start(options(address))) {
            TestClient client = new TestClient(again.baseUrl());
            assertThat("acknowledged, yet lost", lost(client), is(empty()));
            assertThat(
                    "observations: all that were acknowledged, and the last submission wholly or not at all",
                    client.total("/Observation"),
                    either(is(acknowledged.size())).or(is(acknowledged.size() + READINGS)));
        }
    }

    @Test
    void whatWasAcknowledgedIsThereAfterTheServerCameBack() {
        try (PostgresServer server = server();
                EhrSimulator simulator = EhrSimulator.start(options(server.newDatabase()))) {
            TestClient client = new TestClient(simulator.baseUrl());
            submit(client, 0);

            server.crash();
            Reply refusal = client.submit(Submissions.readings(context(1), READINGS));
            assertThat("while it was away: " + refusal.body(), refusal.status(), is(503));
            assertThat(refusal.reason(), startsWith("Expected the simulator's database to answer, but it does not"));
            assertThat(refusal.response().headers().firstValue("Retry-After"), is(Optional.of("5")));
            assertThat(client.get("/" + acknowledged.getFirst()).status(), is(503));
            server.begin();

            acknowledge(taken(client, 2));
            assertThat("acknowledged, yet lost", lost(client), is(empty()));
            assertThat(acknowledged.size(), is(2 * READINGS));
            assertThat(client.total("/Observation"), is(2 * READINGS));
        }
    }

    private void submitUntilItIsGone(TestClient client) {
        try {
            for (int number = SUBMISSIONS; number < SUBMISSIONS * 1000; number++) {
                submit(client, number);
            }
        } catch (UncheckedIOException gone) {
            assertThat(acknowledged.size(), greaterThan(SUBMISSIONS));
        }
    }

    /** A connection of before may be tried first, which is told as the server's absence is; each is tried once. */
    private static Reply taken(TestClient client, int number) {
        Reply reply = client.submit(Submissions.readings(context(number), READINGS));
        for (int tries = 0; reply.status() == 503 && tries < MOST_CONNECTIONS; tries++) {
            reply = client.submit(Submissions.readings(context(number), READINGS));
        }
        return reply;
    }

    private void submit(TestClient client, int number) {
        acknowledge(client.submit(Submissions.readings(context(number), READINGS)));
    }

    private void acknowledge(Reply reply) {
        assertThat(reply.body(), reply.status(), is(200));
        for (int position = 0; position < READINGS; position++) {
            acknowledged.add(reply.location(position));
        }
    }

    private List<String> lost(TestClient client) {
        return acknowledged.stream()
                .filter(location -> client.get("/" + location).status() != 200)
                .toList();
    }

    private static SubmissionContext context(int number) {
        return SubmissionContext.of(
                SandboxOptions.PATIENT,
                new IdentifierSource("submission-" + number),
                Instant.parse("2026-05-01T00:00:00Z").plusSeconds(300L * READINGS * number));
    }

    private static PostgresServer server() {
        PostgresServer.missing().ifPresent(why -> Assumptions.assumeTrue(false, why));
        return PostgresServer.start();
    }

    private static EhrOptions options(DatabaseAddress address) {
        return EhrOptions.standard().with(new NoValidation()).keepingIn(address);
    }

    /** A simulator in a process of its own, which says its address and never ends by itself. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] arguments) throws InterruptedException, IOException {
            try (EhrSimulator simulator =
                    EhrSimulator.start(options(DatabaseAddress.of(arguments[0]).by(arguments[1], null)))) {
                System.out.println(simulator.baseUrl());
                new CountDownLatch(1).await();
            }
        }
    }
}
