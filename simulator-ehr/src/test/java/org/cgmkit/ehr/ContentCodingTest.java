package org.cgmkit.ehr;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPOutputStream;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are compressed, that begin with a byte order mark, or that hold more than one value. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContentCodingTest {
    private final TestSimulator running = TestSimulator.standard();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void stop() {
        http.close();
        running.close();
    }

    private String readings() {
        return Submissions.readings(running.context(), 2).json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZIP"})
    void aCompressedSubmissionIsTaken(String coding) {
        Reply reply = posted("/$submit-cgm-bundle", zipped(readings()), coding);

        assertThat(reply.body(), reply.status(), is(200));
        assertThat(reply.status(1), is("201 Created"));
    }

    @Test
    void aCompressedResourceIsTaken() {
        Submission reading = Submissions.readings(running.context(), 1);

        Reply reply = posted("/Observation", zipped(reading.resource(0).toString()), "gzip");

        assertThat(reply.body(), reply.status(), is(201));
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "br", "zstd", "gzip, gzip"})
    void anotherCodingIsRefusedByItsName(String coding) {
        Reply reply = posted("/$submit-cgm-bundle", readings().getBytes(UTF_8), coding);

        assertThat(reply.status(), is(415));
        assertThat(reply.reason(), containsString("but its Content-Encoding is " + coding + "."));
        assertThat(reply.response().headers().firstValue("Accept-Encoding").orElse(""), is("gzip"));
    }

    @Test
    void whatIsNotCompressedAsItSaysIsRefused() {
        Reply reply = posted("/$submit-cgm-bundle", readings().getBytes(UTF_8), "gzip");

        assertThat(reply.status(), is(400));
        assertThat(reply.reason(), containsString("as its Content-Encoding says, but it is not."));
    }

    @Test
    void whatIsCompressedAndDoesNotSaySoIsNamed() {
        Reply reply = posted("/$submit-cgm-bundle", zipped(readings()), "identity");

        assertThat(reply.status(), is(400));
        assertThat(
                reply.reason(),
                containsString("Expected JSON, but the body cannot be parsed: it is compressed (gzip), not text"));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        Reply reply = posted("/$submit-cgm-bundle", ("\uFEFF" + readings()).getBytes(UTF_8), "identity");

        assertThat(reply.body(), reply.status(0), is("201 Created"));
    }

    @Test
    void anotherEncodingIsNamed() {
        Reply reply = posted("/$submit-cgm-bundle", readings().getBytes(UTF_16), "identity");

        assertThat(reply.status(), is(400));
        assertThat(reply.reason(), containsString("the body cannot be parsed: it is in UTF-16"));
    }

    @Test
    void noAnswerNamesWhatTheSimulatorIsMadeOf() {
        String[] bodies = {
            readings() + readings(),
            readings().replaceFirst("\"value\" ?: ?\\d+", "\"value\":+120"),
            readings().replaceFirst("\"value\" ?: ?\\d+", "\"value\":NaN"),
            readings().replaceFirst("\\{", "{ /* a comment */"),
            new String(readings().getBytes(UTF_16), UTF_8)
        };
        for (String body : bodies) {
            Reply reply = posted("/$submit-cgm-bundle", body.getBytes(UTF_8), "identity");

            assertThat(reply.body(), reply.status(), is(400));
            for (String name : new String[] {"fasterxml", "Feature", "CTRL-CHAR", "`"}) {
                assertThat(reply.body(), not(containsString(name)));
            }
        }
    }

    private Reply posted(String path, byte[] body, String coding) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(running.simulator().baseUrl() + path))
                .header("Content-Type", "application/fhir+json")
                .header("Content-Encoding", coding)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return new Reply(response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
