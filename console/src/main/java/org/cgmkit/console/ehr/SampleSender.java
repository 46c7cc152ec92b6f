package org.cgmkit.console.ehr;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.cgmkit.ehr.Sandbox;

/** Sends samples to sandboxes over HTTP, as an app would. */
final class SampleSender {
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final String origin;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /**
     * A sender.
     *
     * @param origin where the sandboxes are reached from here, without a slash at its end: proxies are not gone through
     */
    SampleSender(String origin) {
        this.origin = origin;
    }

    /** Sends one, and waits for the answer, which the sandbox's traffic has. */
    void send(Sandbox sandbox, Sample sample) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin
                        + URI.create(sandbox.baseUrl()).getPath()
                        + sandbox.options().guide().submission().paths().getFirst()))
                .header("Content-Type", "application/fhir+json")
                .header("User-Agent", "cgmkit-console")
                .POST(HttpRequest.BodyPublishers.ofString(
                        sample.made().apply(sandbox).json()));
        if (sandbox.options().smart() != null) {
            request.header(
                    "Authorization",
                    "Bearer " + sandbox.authorization().issue("patient/*.cruds", sandbox.patient(), LIFE));
        }
        try {
            client.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The sample was not sent to its end.", e);
        }
    }
}
