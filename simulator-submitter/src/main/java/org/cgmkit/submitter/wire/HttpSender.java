package org.cgmkit.submitter.wire;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Sends requests over HTTP/1.1, each of them once, and follows no redirects. */
public final class HttpSender implements AutoCloseable {
    private final HttpClient client;
    private final Duration timeout;

    /**
     * A wire whose requests wait so long for an answer.
     *
     * @param tls makes connections over TLS, or null where Java's own does
     */
    public HttpSender(Duration timeout, @Nullable SSLContext tls) {
        this.timeout = timeout;
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER);
        this.client = (tls == null ? builder : builder.sslContext(tls)).build();
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @throws NoAnswerException where none came
     */
    public HttpReply send(OutgoingRequest request) throws NoAnswerException {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(request.uri()).timeout(timeout).method(request.method(), publisher(request));
        request.headers().forEach(builder::header);
        try {
            HttpResponse<byte[]> response = client.send(builder.build(), BodyHandlers.ofByteArray());
            return new HttpReply(
                    response.statusCode(),
                    response.headers().map().entrySet().stream()
                            .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue)),
                    AnswerText.of(
                            response.body(),
                            response.headers().firstValue("Content-Encoding").orElse("")));
        } catch (IOException e) {
            throw new NoAnswerException(
                    "There was no answer from " + request.uri().getAuthority() + " (" + e + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException("The request to " + request.uri().getAuthority() + " was broken off.", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private static BodyPublisher publisher(OutgoingRequest request) {
        String body = request.body();
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    }
}
