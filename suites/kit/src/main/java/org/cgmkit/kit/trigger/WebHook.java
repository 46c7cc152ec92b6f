package org.cgmkit.kit.trigger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.TlsSettings;
import org.cgmkit.kit.trigger.Trigger.Call;

/** An address that brings an app to submit. */
public final class WebHook {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private WebHook() {}

    /**
     * Posts it what a step is about.
     *
     * @param tls whom to trust there
     * @throws ConfigurationException where it does not take that
     */
    public static void call(URI url, TlsSettings tls, Call call) {
        String body = Json.text(Json.object()
                .put("step", call.step())
                .put("baseUrl", call.baseUrl())
                .put("patientId", call.patientId())
                .put("clientId", call.clientId())
                .put("launchUrl", call.launchUrl())
                .put("seconds", call.stays() ? call.seconds() : 0));
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(PATIENCE);
        try (HttpClient client = (tls.context() == null ? builder : builder.sslContext(tls.context())).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(url)
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ConfigurationException("Expected a 2xx from " + url + ", which brings the app to submit,"
                        + " but got " + answer.statusCode() + ".");
            }
        } catch (IOException e) {
            throw new ConfigurationException("Expected the app to be brought to submit by a POST to " + url
                    + ", but there was no answer (" + e + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConfigurationException("The run was broken off while it waited for " + url + ".");
        }
    }
}
