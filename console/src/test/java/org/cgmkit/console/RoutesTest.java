package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.cgmkit.console.web.Access;
import org.cgmkit.console.web.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds on every route, from the one list of them: nothing of strangers, no forged forms, the policy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutesTest {
    private RunningConsole console;
    private Occupied owner;
    private Browsing stranger;

    @BeforeAll
    void start() {
        console = new RunningConsole();
        owner = new Occupied(console);
        stranger = console.newcomer("Strangers");
    }

    @AfterAll
    void end() {
        console.close();
    }

    private List<Route> ofTeams() {
        return console.console().routes().stream()
                .filter(route -> route.access() == Access.TEAM && route.path().contains("{"))
                .toList();
    }

    @Test
    void aStrangerReadsAndChangesNothing() {
        String before = owner.browsing().open("/teams/" + owner.team()).html();
        int looked = 0;
        for (Route route : ofTeams()) {
            if (route.path().startsWith("/events/")) {
                continue; // both teams are in it
            }
            looked++;
            HttpResponse<String> foreign = asStranger(route, owner.filled(route.path()));
            HttpResponse<String> absent =
                    asStranger(route, owner.filled(route.path()).replaceAll("[a-z0-9]{20}", "a".repeat(20)));

            assertThat(route + " for a stranger", foreign.statusCode(), is(404));
            assertThat(route + " says the same as of nothing", foreign.body(), is(absent.body()));
            assertThat(foreign.body(), not(containsString(Occupied.CANARY)));
        }

        assertThat("routes that were looked at", looked, is(greaterThan(14)));
        assertThat(owner.browsing().open("/teams/" + owner.team()).html(), is(before));
        assertThat(
                owner.browsing().open("/sandboxes/" + owner.sandbox()).html(), containsString("3 of 3 entries taken"));
    }

    @Test
    void whoIsNotSignedInReadsAndChangesNothing() {
        Browsing nobody = console.browsing();
        for (Route route : console.console().routes()) {
            if (route.access() == Access.EVERYBODY) {
                continue;
            }
            String path = owner.filled(route.path());
            HttpResponse<String> answer = route.method().equals("GET")
                    ? Browsing.send(nobody.request(path))
                    : Browsing.send(nobody.request(path)
                            .header("Origin", console.address())
                            .POST(Browsing.form("form", "")));

            assertThat(route + " for nobody", answer.statusCode(), is(oneOf(303, 403)));
            assertThat(answer.body(), not(containsString(Occupied.CANARY)));
        }
    }

    private HttpResponse<String> asStranger(Route route, String path) {
        return route.method().equals("GET")
                ? Browsing.send(stranger.request(path + "?after=0"))
                : Browsing.send(stranger.request(path)
                        .header("Origin", console.address())
                        .POST(Browsing.form("form", stranger.formToken(), "name", "x", "simulator", "ehr")));
    }

    @Test
    void aFormOfAnotherPageChangesNothing() {
        String token = owner.browsing().open("/sandboxes/" + owner.sandbox()).formToken();
        for (Route route : console.console().routes()) {
            if (route.method().equals("GET")) {
                continue;
            }
            String path = owner.filled(route.path());
            forged(route, path, token, "Origin", "https://evil.example");
            forged(route, path, token, "Sec-Fetch-Site", "cross-site");
            forged(route, path, token, "Sec-Fetch-Site", "same-site");
            forged(route, path, token, "Origin", "null");
            forged(route, path, token, "X-Nothing", "1");
            forged(route, path, "guessed", "Origin", console.address());
        }

        assertThat(owner.browsing().open("/sandboxes/" + owner.sandbox()).status(), is(200));
    }

    private void forged(Route route, String path, String token, String header, String value) {
        HttpResponse<String> answer = Browsing.send(owner.browsing()
                .request(path)
                .header(header, value)
                .POST(Browsing.form("form", token, "name", "forged", "code", console.code())));

        assertThat(route + " with " + header + ": " + value, answer.statusCode(), is(403));
        assertThat(answer.body(), containsString("This form was not sent from this console"));
    }

    @Test
    void everyAnswerHasThePolicyAndNoPageHasInlineCode() {
        Pattern inline = Pattern.compile("<script(?![^>]* src=)|<style|<[^>]* style=|<[^>]* on[a-z]+=|javascript:");
        for (Route route : console.console().routes()) {
            if (route.path().endsWith("/live") || !route.method().equals("GET")) {
                continue;
            }
            HttpResponse<String> answer = Browsing.send(owner.browsing().request(owner.filled(route.path())));

            assertPolicy(route.path(), answer);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                assertThat(
                        "inline code on " + route.path(),
                        inline.matcher(answer.body()).find(),
                        is(false));
            }
        }
        assertPolicy("nothing", Browsing.send(owner.browsing().request("/nothing")));
    }

    private static void assertPolicy(String what, HttpResponse<String> answer) {
        String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
        assertThat(what, policy, containsString("default-src 'none'; script-src 'self'; style-src 'self'"));
        assertThat(what, policy, not(containsString("unsafe")));
        assertThat(what, answer.headers().firstValue("X-Content-Type-Options").orElse(""), is("nosniff"));
    }

    @Test
    void theSessionCookieIsOutOfReachOfScriptsAndOtherSites() {
        HttpResponse<String> answer = Browsing.send(HttpRequest.newBuilder(URI.create(console.address() + "/join"))
                .header("Origin", console.address())
                .POST(Browsing.form(
                        "code", console.code(), "team", "Cookie", "person", "Ann", "notice", "read", "form", "")));

        assertThat(
                answer.headers().firstValue("Set-Cookie").orElse(""),
                is(org.hamcrest.Matchers.matchesPattern(
                        "cgmkit=[a-z0-9]{32}; Path=/; Max-Age=43200; HttpOnly; SameSite=Lax")));
    }

    @Test
    void anotherNameThatPointsHereIsRefused() throws IOException {
        URI address = URI.create(console.address());
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer.lines().findFirst().orElse(""), containsString("421"));
            assertThat(answer, not(containsString("Event code")));
        }
    }

    @Test
    void theSandboxesCannotBeListedOrMadeFromOutside() {
        for (String path :
                List.of("/sandboxes", "/sandboxes/" + owner.sandbox() + "/requests", "/", "/fhir/metadata")) {
            HttpResponse<String> answer = Browsing.send(
                    HttpRequest.newBuilder(URI.create(console.console().sandboxAddress() + path)));

            assertThat(path, answer.statusCode(), is(404));
            assertThat(answer.body(), not(containsString(Occupied.CANARY)));
        }
    }
}
