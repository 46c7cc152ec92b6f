package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/** A team with something in each place: a sandbox, an exchange, keys. */
final class Occupied {
    /** Stands in all that the team has: nobody else may ever read it. */
    static final String CANARY = "Kanarienvogel";

    private final Browsing browsing;
    private final String sandbox;
    private final String base;
    private final String exchange;
    private final String team;
    private final String event;
    private final String key;

    Occupied(RunningConsole console) {
        browsing = console.newcomer(CANARY);
        sandbox = browsing.path().substring("/sandboxes/".length());
        base = browsing.first("big\"><code>([^<]*)").orElseThrow();
        browsing.post("/sandboxes/" + sandbox + "/samples", "sample", "readings");
        assertThat(
                Browsing.send(HttpRequest.newBuilder(URI.create(base + "/Patient?name=" + CANARY)))
                        .statusCode(),
                is(200));
        team = browsing.first("/teams/([a-z0-9]+)").orElseThrow();
        event = browsing.first("/events/([a-z0-9]+)").orElseThrow();
        browsing.openUntil("/sandboxes/" + sandbox, "name=" + CANARY);
        exchange = browsing.first("/exchanges/([a-z0-9]+)").orElseThrow();
        browsing.open("/teams/" + team);
        key = browsing.first("/keys/([a-z0-9]+)/end").orElseThrow();
    }

    Browsing browsing() {
        return browsing;
    }

    String sandbox() {
        return sandbox;
    }

    String base() {
        return base;
    }

    String exchange() {
        return exchange;
    }

    String team() {
        return team;
    }

    /** What stands in the places of the variable parts of paths. */
    Map<String, String> variables() {
        return Map.of(
                "team",
                team,
                "sandbox",
                sandbox,
                "exchange",
                exchange,
                "event",
                event,
                "key",
                key,
                "name",
                "console.js");
    }

    /** A path of a route with these variable parts. */
    String filled(String path) {
        String filled = path;
        for (Map.Entry<String, String> variable : variables().entrySet()) {
            filled = filled.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        assertThat("variable parts that this test does not know, in " + filled, filled.contains("{"), is(false));
        return filled;
    }
}
