package org.cgmkit.suites.harness;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.suites.capture.Interference;

/** Hands each exchange to the recorder before its answer goes out, so that nobody knows of an answer before the kit. */
final class Recording implements ServeEventListener {
    private final Recorder recorder;
    private final Interfering interfering;

    Recording(Recorder recorder, Interfering interfering) {
        this.recorder = recorder;
        this.interfering = interfering;
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        Interference interference = interfering.doneTo(event.getId());
        LoggedRequest request = event.getRequest();
        Instant came = request.getLoggedDate().toInstant();
        recorder.record(
                new HttpExchange(
                        came,
                        Duration.between(came, Instant.now()),
                        request.getMethod().getName(),
                        request.getAbsoluteUrl(),
                        headers(request.getHeaders()),
                        request.getBodyAsString(),
                        reply(event.getResponse(), interference)),
                interference);
    }

    @Override
    public String getName() {
        return "recording";
    }

    private static HttpExchange.Reply reply(LoggedResponse response, Interference interference) {
        return interference == Interference.ANSWER_LOST
                ? new HttpExchange.NoAnswer("The receiver answered " + response.getStatus()
                        + ", and the tap reset the connection in place of that answer.")
                : new HttpExchange.Answer(
                        response.getStatus(), "", headers(response.getHeaders()), response.getBodyAsString());
    }

    private static List<Header> headers(HttpHeaders headers) {
        return headers.all().stream()
                .flatMap(h -> h.values().stream().map(v -> new Header(h.key(), v)))
                .toList();
    }
}
