package org.cgmkit.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page of a sandbox does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxPageTest {
    private RunningConsole console;

    @BeforeAll
    void start() {
        console = new RunningConsole();
    }

    @AfterAll
    void end() {
        console.close();
    }

    @Test
    void aFlawIsToldBesideItsEntry() {
        Browsing browsing = console.newcomer("Flaws");
        browsing.post(browsing.path() + "/samples", "sample", "unit-text");
        assertThat(browsing.html(), containsString("2 of 3 entries taken"));

        browsing.open("/exchanges/" + browsing.first("/exchanges/([a-z0-9]+)").orElseThrow());

        assertThat(
                "the status of the refused entry",
                browsing.first("✗</span> (\\d+[^<]*)</span> <strong>Obs").orElse(""),
                startsWith("4"));
        assertThat(browsing.first("<b>Expected</b> ([^<]*)").orElse(""), containsString("mg/dl"));
        assertThat(browsing.first("<b>Came</b> ([^<]*)").orElse(""), containsString("mg per dl"));
        String line = browsing.first("href=\"#(request-\\d+)\"").orElseThrow();
        assertThat(
                "the line that the finding names",
                browsing.first("id=\"" + line + "\"><code>([^<]*)").orElse(""),
                containsString("unit"));
        assertThat(browsing.html(), containsString("curl -X 'POST'"));
    }

    @Test
    void aChosenDefectShowsAtTheSameAddress() {
        Browsing browsing = console.newcomer("Defects");
        String path = browsing.path();
        String base = browsing.first("big\"><code>([^<]*)").orElseThrow();
        assertThat(browsing.html(), containsString("several-matches-pick-first"));

        browsing.post(
                path + "/setup",
                "name",
                "Ours",
                "version",
                "stu1",
                "behaviour",
                "no-conditional-create",
                "access",
                "smart",
                "redirects",
                "http://localhost:3000/callback\nhttp://localhost:3000/other",
                "patient",
                "mara-lindqvist",
                "defect",
                "several-matches-pick-first");

        assertThat(browsing.html(), containsString("Behaviour no-conditional-create, 1 defect."));
        assertThat(browsing.html(), containsString("<h1>Ours</h1>"));
        assertThat(browsing.first("big\"><code>([^<]*)").orElseThrow(), is(base));
        assertThat(browsing.html(), containsString("http://localhost:3000/callback http://localhost:3000/other"));
        assertThat(
                Browsing.send(HttpRequest.newBuilder(URI.create(base + "/Observation")))
                        .statusCode(),
                is(401));
        browsing.post(path + "/samples", "sample", "readings");
        assertThat("the page sends with a token of its own", browsing.html(), containsString("3 of 3 entries taken"));

        assertThat(
                browsing.post(path + "/setup", "name", "Ours", "version", "stu1", "behaviour", "odd")
                        .html(),
                containsString("Nothing was changed."));
        assertThat(browsing.open(path).html(), containsString("Behaviour no-conditional-create"));
    }

    @Test
    void beginningAnewAndDeletingLeaveNothing() {
        Browsing browsing = console.newcomer("Leavers");
        String path = browsing.path();
        String base = browsing.first("big\"><code>([^<]*)").orElseThrow();
        browsing.post(path + "/samples", "sample", "readings");
        assertThat(browsing.html(), containsString("Held: 3 Observation"));

        browsing.post(path + "/reset");
        assertThat(browsing.html(), not(containsString("Held: 3 Observation")));
        assertThat(browsing.html(), containsString("Nothing came yet."));

        browsing.post(path + "/delete");
        assertThat(browsing.html(), containsString("is gone with all that it held."));
        assertThat(browsing.open(path).status(), is(404));
        assertThat(
                Browsing.send(HttpRequest.newBuilder(URI.create(base + "/metadata")))
                        .statusCode(),
                is(404));
    }

    @Test
    void aTeamHasSixSandboxesAtMost() {
        Browsing browsing = console.newcomer("Many");
        String team = browsing.first("(/teams/[a-z0-9]+)").orElseThrow();
        for (int i = 0; i < 5; i++) {
            browsing.open(team).post(team + "/sandboxes", "simulator", "ehr", "name", "Number " + i);
            assertThat(browsing.path(), startsWith("/sandboxes/"));
        }

        browsing.post(team + "/sandboxes", "simulator", "ehr", "name", "One more");

        assertThat(browsing.status(), is(409));
        assertThat(browsing.html(), containsString("A team may have 6 sandboxes here."));
    }

    @Test
    void oneWhoComesBackGetsWhatWasMissedInOrderAndNoMoreAfterSigningOut() throws Exception {
        Browsing browsing = console.newcomer("Live");
        String path = browsing.path();
        String base = browsing.first("big\"><code>([^<]*)").orElseThrow();
        for (int i = 1; i <= 3; i++) {
            Browsing.send(HttpRequest.newBuilder(URI.create(base + "/Patient?_count=" + i)));
        }
        List<String> all = events(browsing, path + "/live?after=0", "", 3);
        assertThat(
                all.stream()
                        .map(e -> e.replaceAll("(?s).*_count=(\\d).*", "$1"))
                        .toList(),
                is(List.of("1", "2", "3")));
        String first = all.getFirst().replaceAll("(?s).*id: (\\d+).*", "$1");

        List<String> missed = events(browsing, path + "/live?after=0", first, 2);

        assertThat(missed, is(all.subList(1, 3)));
        HttpResponse<java.io.InputStream> open = stream(browsing, path + "/live?after=0", "");
        browsing.post("/sign-out");
        // Ends by itself.
        open.body().readAllBytes();
    }

    private static List<String> events(Browsing browsing, String path, String last, int count) throws Exception {
        List<String> events = new ArrayList<>();
        HttpResponse<java.io.InputStream> answer = stream(browsing, path, last);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            StringBuilder event = new StringBuilder();
            while (events.size() < count) {
                String line = reader.readLine();
                if (!line.isEmpty()) {
                    event.append(line).append('\n');
                } else {
                    if (event.indexOf("id: ") >= 0) {
                        events.add(event.toString());
                    }
                    event.setLength(0);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    private static HttpResponse<java.io.InputStream> stream(Browsing browsing, String path, String last)
            throws Exception {
        HttpRequest.Builder request = browsing.request(path);
        return HttpClient.newHttpClient()
                .send(
                        (last.isEmpty() ? request : request.header("Last-Event-ID", last)).build(),
                        BodyHandlers.ofInputStream());
    }
}
