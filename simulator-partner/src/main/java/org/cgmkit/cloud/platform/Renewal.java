package org.cgmkit.cloud.platform;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.cloud.platform.workings.Practice.Trait;
import org.cgmkit.cloud.platform.workings.RefreshRules;
import org.cgmkit.cloud.platform.workings.Setup;

/** Renews tokens. */
final class Renewal {
    private final Setup setup;
    private final PartnerCalls calls;
    private final RefreshRules rules;
    private final Practice practice;

    /** What came of it. */
    enum Outcome {
        /** There are new tokens. */
        DONE,
        /** It may be that there are some the next time. */
        PASSING,
        /** The grant is over. */
        REFUSED
    }

    Renewal(Setup setup, PartnerCalls calls, RefreshRules rules, Practice practice) {
        this.setup = setup;
        this.calls = calls;
        this.rules = rules;
        this.practice = practice;
    }

    Outcome renew(Connection connection, Instant now) {
        String shown = rules.shown(connection.firstRefresh, connection.refresh);
        Map<String, String> fields = Map.of("grant_type", "refresh_token", "refresh_token", shown);
        Reply reply = calls.tokens(setup, setup.token(), fields);
        for (int i = 1; i < rules.refreshes(1); i++) {
            calls.tokens(setup, setup.token(), fields);
        }
        if (reply.succeeds()) {
            connection.access = reply.json().path("access_token").asText();
            connection.accessEnds =
                    now.plusSeconds(reply.json().path("expires_in").asLong(3600));
            connection.refusals = 0;
            connection.unsaved = reply.json().path("refresh_token").asText("");
            if (rules.storesAtOnce()) {
                save(connection);
            }
            return Outcome.DONE;
        }
        if (rules.isTerminal(reply.status(), reply.json().path("error").asText(""))) {
            connection.refusals++;
            return Outcome.REFUSED;
        }
        return Outcome.PASSING;
    }

    void save(Connection connection) {
        if (!connection.unsaved.isEmpty()) {
            connection.refresh = connection.unsaved;
            connection.unsaved = "";
        }
    }

    /** What was not stored before a failure is gone, with the access token that came with it. */
    void forget(Connection connection) {
        if (!connection.unsaved.isEmpty()) {
            connection.unsaved = "";
            connection.access = "lost";
        }
    }

    /** How long to wait until a refused token is tried again; empty for ever. */
    Optional<Duration> pause(Connection connection, Duration interval) {
        return rules.pause(
                connection.refusals,
                isOver(connection)
                        ? Optional.empty()
                        : Optional.of(interval.multipliedBy(1L << (connection.refusals - 1))));
    }

    /** Whether so many refusals end a connection. */
    boolean isOver(Connection connection) {
        return !practice.has(Trait.TRIES_AGAIN) || connection.refusals >= setup.refusals();
    }
}
