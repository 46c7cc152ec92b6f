package org.cgmkit.kit.wire;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.config.Connection;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.Proxies;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.wire.ForgetfulServer.Closing;
import org.cgmkit.reports.evidence.HttpExchange;
import org.junit.jupiter.api.Test;

/** Connections that are kept, and servers that close them without saying so. */
class KeptConnectionsTest {
    private static final String METADATA = "GET /fhir/metadata HTTP/1.1";
    private static final String POST = "POST /fhir/$op HTTP/1.1";

    private final List<HttpExchange> exchanges = new ArrayList<>();

    @Test
    void allRequestsOfARunShareAConnection() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(Closing.NEVER)) {
            HttpTarget target = target(server);
            try (HttpClients clients = new HttpClients(target)) {
                wire(target, clients).send(Request.get("metadata"));
                wire(target, clients).send(post());
                wire(target, clients).send(Request.get("Observation?code=1"));
            }

            assertThat("connections", server.connections(), is(1));
        }
    }

    @Test
    void aConnectionThatTheServerHasClosedIsNotUsedAgain() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(Closing.AFTER_ANSWER)) {
            HttpTarget target = target(server);
            try (HttpClients clients = new HttpClients(target)) {
                TargetClient wire = wire(target, clients);
                wire.send(Request.get("metadata"));
                server.awaitClosed();
                wire.send(post());
                // It need not be waited for any more: none is kept now.
                wire.send(post());
            }

            assertThat(server.received(), contains(METADATA, POST, POST));
            assertThat("connections", server.connections(), is(3));
        }
    }

    @Test
    void whatOnlyReadsIsSentOnceMoreWhereTheKeptConnectionBreaks() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(Closing.AT_SECOND_REQUEST)) {
            HttpTarget target = target(server);
            try (HttpClients clients = new HttpClients(target)) {
                TargetClient wire = wire(target, clients);
                wire.send(post());
                wire.send(Request.get("metadata"));
                wire.send(post());
                wire.send(post());
            }

            assertThat(server.received(), contains(POST, METADATA, METADATA, POST, POST));
            assertThat("exchanges kept as evidence", exchanges.size(), is(4));
        }
    }

    @Test
    void whatMayHaveBeenActedOnIsNotSentAgain() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(Closing.AT_SECOND_REQUEST)) {
            HttpTarget target = target(server);
            try (HttpClients clients = new HttpClients(target)) {
                TargetClient wire = wire(target, clients);
                wire.send(Request.get("metadata"));

                NoAnswerException failed = assertThrows(NoAnswerException.class, () -> wire.send(post()));

                assertThat(failed.why(), containsString("connection"));
                assertThat(server.received(), contains(METADATA, POST));
                wire.send(post());
                wire.send(post());
            }

            assertThat("connections: none is kept any more", server.connections(), is(3));
        }
    }

    @Test
    void whatNeverGetsAnAnswerIsAskedTwiceAndNotMore() throws Exception {
        try (ForgetfulServer server = new ForgetfulServer(Closing.AT_ANY_REQUEST)) {
            HttpTarget target = target(server);
            try (HttpClients clients = new HttpClients(target)) {
                assertThrows(
                        NoAnswerException.class, () -> wire(target, clients).send(Request.get("metadata")));
            }

            assertThat(server.received(), contains(METADATA, METADATA));
        }
    }

    private TargetClient wire(HttpTarget target, HttpClients clients) {
        return new TargetClient(
                target,
                clients,
                exchanges::add,
                ThrottlingWait.of(target, Sleeper.real()),
                RequestPacing.of(target, Sleeper.real()),
                Credentials.given(target));
    }

    private static Request post() {
        return Request.json("POST", "$op", "{}");
    }

    private static HttpTarget target(ForgetfulServer server) {
        return HttpTarget.at(server.base() + "/fhir")
                .connection(new Connection(TlsSettings.standard(), Proxies.of(Map.of()), Duration.ZERO))
                .build();
    }
}
