package org.cgmkit.suites.harness;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.cgmkit.fixtures.Json;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.SubmitterTrigger;
import org.cgmkit.suites.setup.SubmitterTrigger.Call;

/** Brings a submitter to submit, in the way that its owner declares. */
final class Triggers {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Triggers() {}

    /**
     * Begins a step.
     *
     * @param results the folder of the results, for what a command prints
     * @throws ConfigurationException where the app cannot be reached in that way
     */
    static Running begin(SubmitterTrigger trigger, Call call, Path results) throws InterruptedException {
        return switch (trigger) {
            case SubmitterTrigger.ByHand hand -> Running.elsewhere();
            case SubmitterTrigger.ByCommand command -> RunningCommand.start(command.line(), call, results);
            case SubmitterTrigger.ByHook hook -> called(hook, call);
            case SubmitterTrigger.ByCode code -> running(code.app().begin(call));
        };
    }

    private static Running running(SubmitterTrigger.Begun begun) {
        return new Running() {
            @Override
            public Optional<String> over() {
                return begun.isOver() ? Optional.of("The app has ended.") : Optional.empty();
            }

            @Override
            public void close() {
                begun.close();
            }
        };
    }

    private static Running called(SubmitterTrigger.ByHook hook, Call call) throws InterruptedException {
        String body = Json.text(Json.object()
                .put("step", call.step())
                .put("baseUrl", call.baseUrl())
                .put("patientId", call.patientId())
                .put("clientId", call.clientId())
                .put("seconds", call.stays() ? call.seconds() : 0));
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(hook.url())
                            .timeout(PATIENCE)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new ConfigurationException("Expected a 2xx from " + hook.url()
                        + ", which brings the app to submit," + " but got " + answer.statusCode() + ".");
            }
            return Running.elsewhere();
        } catch (IOException e) {
            throw new ConfigurationException("Expected the app to be brought to submit by a POST to " + hook.url()
                    + ", but there was no answer (" + e + ").");
        }
    }
}
