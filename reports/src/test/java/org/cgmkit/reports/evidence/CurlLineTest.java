package org.cgmkit.reports.evidence;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.reports.evidence.HttpExchange.NoAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlLineTest {
    private static final String TOKEN = "horse-battery";

    private final Redaction redaction = new Redaction();

    @BeforeEach
    void tell() {
        redaction.hide(TOKEN, "CGMKIT_TOKEN");
    }

    @Test
    void readsLikeWhatAPersonWouldType() {
        assertThat(
                line("GET", "https://host/fhir/Patient/1", List.of(new Header("Accept", "a/b")), "", null),
                is("curl -sS -i 'https://host/fhir/Patient/1' \\\n  -H 'Accept: a/b'"));
        assertThat(line("DELETE", "https://host/a", List.of(), "", null), is("curl -sS -i -X DELETE 'https://host/a'"));
        assertThat(line("HEAD", "https://host/a", List.of(), "", null), is("curl -sS -i --head 'https://host/a'"));
        assertThat(
                line("POST", "https://host/a", List.of(), "x".repeat(300), "evidence/1.json"),
                is("curl -sS -i -X POST 'https://host/a' \\\n  --data-binary @evidence/1.json"));
    }

    @Test
    void leavesOutWhatCurlMakesItself() {
        List<Header> headers = List.of(
                new Header("Host", "host"),
                new Header("Content-Length", "1"),
                new Header("User-Agent", "cgmkit"),
                new Header("If-None-Exist", "identifier=a"));

        assertThat(
                line("GET", "https://host/a", headers, "", null),
                is("curl -sS -i 'https://host/a' \\\n  -H 'If-None-Exist: identifier=a'"));
    }

    @Test
    void namesVariablesByWhatTheyStandFor() {
        List<Header> headers = List.of(
                new Header("Authorization", "Bearer " + TOKEN),
                new Header("X-Api-Key", "k3y"),
                new Header("Cookie", "a=b"));

        String line = line("GET", "https://u:p@host/a?access_token=zzz", headers, "", null);

        assertThat(
                line.lines().map(String::strip).toList(),
                contains(
                        "curl -sS -i \"https://$CGMKIT_USERINFO@host/a?access_token=$CGMKIT_ACCESS_TOKEN\" \\",
                        "-H \"Authorization: Bearer $CGMKIT_TOKEN\" \\",
                        "-H \"X-Api-Key: $CGMKIT_X_API_KEY\" \\",
                        "-H \"Cookie: $CGMKIT_COOKIE\""));
    }

    @ParameterizedTest
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "the command is for a POSIX shell")
    @ValueSource(
            strings = {
                "plain",
                "it's",
                "a \"quoted\" $HOME `id` $(id) \\ \\n !x",
                "horse-battery",
                "xhorse-battery_y",
                "it's horse-battery \"and\" $HOME horse-battery",
                "a'horse-battery'b",
                "{\"a\":\"b\"}",
                "wörter *?[] ~ # ; & | < >"
            })
    void isReadByAShellAsTheRequestThatWasSent(String value) throws Exception {
        String url = "https://host/fhir/$submit-cgm-bundle?x=" + value.replace(' ', '+');
        String line = line("POST", url, List.of(new Header("X-Value", value)), value, null);

        assertThat(line, not(containsString(TOKEN)));
        List<String> words = wordsOf(line);
        assertThat(words, hasItem(url));
        assertThat(words, hasItem("X-Value: " + value));
        assertThat(words.getLast(), is(value));
    }

    @Test
    void aCommandIsRepeatedWithItsEnvironment() {
        String line = line(
                HttpExchange.RUN,
                "node engine.mjs --limit 3.9",
                List.of(new Header("ZONE", "Europe/Berlin"), new Header("TRACE", HttpExchange.BODY_FILE)),
                "time,value",
                "001.request.txt");

        assertThat(
                line,
                is("env \\\n  ZONE='Europe/Berlin' \\\n  TRACE='001.request.txt' \\\n"
                        + "  sh -c 'node engine.mjs --limit 3.9'"));
    }

    private static List<String> wordsOf(String line) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", "curl() { printf '%s\\n' \"$@\"; }\n" + line);
        shell.environment().put("CGMKIT_TOKEN", TOKEN);
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output, process.waitFor(), is(0));
        return output.lines().toList();
    }

    private String line(String method, String url, List<Header> headers, String body, @Nullable String file) {
        HttpExchange exchange = new HttpExchange(
                Instant.EPOCH, Duration.ZERO, method, url, headers, body, new NoAnswer("None was waited for."));
        return CurlLine.of(exchange, redaction, file);
    }
}
