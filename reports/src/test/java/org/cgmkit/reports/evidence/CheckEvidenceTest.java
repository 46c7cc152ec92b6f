package org.cgmkit.reports.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.HttpExchange.NoAnswer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckEvidenceTest {
    private static final Instant WHEN = Instant.parse("2026-01-31T12:00:00Z");
    private static final Header JSON = new Header("Content-Type", "application/fhir+json");

    @TempDir
    private Path results;

    private CheckEvidence check;

    @BeforeEach
    void check() throws IOException {
        Redaction redaction = new Redaction();
        redaction.hide("horse-battery", "CGMKIT_TOKEN");
        check = new EvidenceFolder(results, redaction).of(7, "receiver.response.entry-status");
    }

    @Test
    void keepsAnExchangeAsAFileThatReadsWell() throws IOException {
        Evidence kept = check.keep(exchange(
                "POST",
                "https://host/fhir/$submit-cgm-bundle",
                "{\"type\":\"transaction\"}",
                new Answer(200, "OK", List.of(JSON), "{\"type\":\"transaction-response\"}")));

        assertThat(kept.file(), is("evidence/007-receiver.response.entry-status-1.http"));
        assertThat(kept.summary(), is("POST https://host/fhir/$submit-cgm-bundle -> 200 OK"));
        assertThat(Files.readString(results.resolve(kept.file())), is("""
                        cgmkit evidence 1
                        requirement: receiver.response.entry-status
                        summary: POST https://host/fhir/$submit-cgm-bundle -> 200 OK
                        when: 2026-01-31T12:00:00Z
                        took: 42 ms

                        ######## curl
                        curl -sS -i -X POST 'https://host/fhir/$submit-cgm-bundle' \\
                          -H 'Content-Type: application/fhir+json' \\
                          -H "Authorization: Bearer $CGMKIT_TOKEN" \\
                          --data-binary '{"type":"transaction"}'

                        ######## request
                        POST https://host/fhir/$submit-cgm-bundle
                        Content-Type: application/fhir+json
                        Authorization: Bearer [redacted]

                        {"type":"transaction"}

                        ######## response
                        HTTP 200 OK
                        Content-Type: application/fhir+json

                        {"type":"transaction-response"}
                        """));
    }

    @Test
    void numbersTheExchangesOfACheck() {
        check.keep(exchange("GET", "https://host/fhir/a", "", new Answer(200, "", List.of(), "")));
        check.keep(exchange("GET", "https://host/fhir/b", "", new NoAnswer("The connection was refused.")));

        assertThat(
                check.kept().stream().map(Evidence::summary).toList(),
                contains("GET https://host/fhir/a -> 200", "GET https://host/fhir/b -> no answer"));
        assertThat(check.kept().get(1).file(), endsWith("-2.http"));
        assertThat(check.kept().get(1).response(), is("The connection was refused."));
    }

    @Test
    void keepsABigBodyWholeInTheFileAndShortInTheReports() throws IOException {
        String body = "{\"entry\":[" + "0123456789,".repeat(10_000) + "1]}";

        Evidence kept = check.keep(exchange("POST", "https://host/fhir", body, new Answer(200, "OK", List.of(), body)));

        assertThat(Files.readString(results.resolve(kept.file())), containsString(body));
        assertThat(kept.request().length(), lessThan(9_000));
        assertThat(kept.response(), endsWith(" more characters in " + kept.file() + "]"));
        String bodyFile = "evidence/007-receiver.response.entry-status-1.request.json";
        assertThat(kept.curl(), endsWith("--data-binary @" + bodyFile));
        assertThat(Files.readString(results.resolve(bodyFile)), is(body));
        assertThat("read back", EvidenceFile.read(results, kept.file()), is(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "one\n######## response\ntwo",
                "######## request\n########## curl\n",
                "ends with line ends\n\n\n",
                "\n\n",
                "wörter: 😀",
                "a\r\nb\tc",
                "cgmkit evidence 1"
            })
    void readsBackWhateverABodyHolds(String body) {
        Evidence kept = check.keep(exchange("POST", "https://host/fhir", body, new Answer(200, "", List.of(), body)));

        assertThat(EvidenceFile.read(results, kept.file()), is(kept));
    }

    @Test
    void saysInItsPlaceWhenAFileIsNoEvidence() throws IOException {
        Files.writeString(results.resolve("evidence/other.http"), "GET / HTTP/1.1");
        Files.writeString(results.resolve("evidence/half.http"), "cgmkit evidence 1\n\n######## curl\ncurl\n");

        assertThat(
                EvidenceFile.read(results, "evidence/other.http").response(),
                is("The file is not evidence that this kit can read (it does not begin with \"cgmkit evidence 1\")."));
        assertThat(
                EvidenceFile.read(results, "evidence/half.http").response(),
                containsString("(parts of it are missing)"));
    }

    @Test
    void namesFilesSafelyWhateverTheRequirementIsCalled() {
        CheckEvidence odd = assertMade("../odd id");

        Evidence kept = odd.keep(exchange("GET", "https://host", "", new Answer(200, "", List.of(), "")));

        assertThat(kept.file(), is("evidence/001-.._odd_id-1.http"));
        assertThat(kept.file().substring("evidence/".length()), not(containsString("/")));
    }

    @Test
    void aNewRunDeletesTheEvidenceOfTheLastOneAndNothingElse() throws IOException {
        Path kept = results.resolve(
                check.keep(exchange("POST", "https://host", "x".repeat(300), new Answer(200, "", List.of(), "")))
                        .file());
        Path own = Files.writeString(results.resolve("evidence/my notes.http"), "mine");

        new EvidenceFolder(results, new Redaction());

        assertThat(Files.exists(kept), is(false));
        try (Stream<Path> left = Files.list(results.resolve("evidence"))) {
            assertThat(left.toList(), contains(own));
        }
    }

    private CheckEvidence assertMade(String requirement) {
        try {
            return new EvidenceFolder(results, new Redaction()).of(1, requirement);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpExchange exchange(String method, String url, String body, HttpExchange.Reply reply) {
        List<Header> headers = body.isEmpty()
                ? List.of(new Header("Authorization", "Bearer horse-battery"))
                : List.of(JSON, new Header("Authorization", "Bearer horse-battery"));
        return new HttpExchange(WHEN, Duration.ofMillis(42), method, url, headers, body, reply);
    }
}
