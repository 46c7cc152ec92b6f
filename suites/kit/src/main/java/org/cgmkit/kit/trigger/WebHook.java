package org.cgmkit.kit.trigger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
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
        try {
            HttpResponse<String> answer = post(url, tls, PATIENCE, body);
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

    /** Posts it the variables of a step, and gives the body that it answers; see {@link AnsweringTrigger#hook}. */
    static String ask(URI url, TlsSettings tls, Duration patience, String step, Map<String, String> variables)
            throws InterruptedException {
        ObjectNode body = Json.object().put("step", step);
        variables.forEach(
                (name, value) -> body.put(name.replaceFirst("^CGMKIT_", "").toLowerCase(Locale.ROOT), value));
        try {
            HttpResponse<String> answer = post(url, tls, patience, Json.text(body));
            if (answer.statusCode() / 100 != 2) {
                throw new TriggerFailedException("Expected a 2xx from " + url + " in the step " + step + ", but got "
                        + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new TriggerFailedException(
                    "Expected an answer from " + url + " in the step " + step + ", but there was none (" + e + ").");
        }
    }

    private static HttpResponse<String> post(URI url, TlsSettings tls, Duration patience, String body)
            throws IOException, InterruptedException {
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(patience);
        try (HttpClient client = (tls.context() == null ? builder : builder.sslContext(tls.context())).build()) {
            return client.send(
                    HttpRequest.newBuilder(url)
                            .timeout(patience)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
