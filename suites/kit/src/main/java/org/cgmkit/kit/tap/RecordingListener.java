package org.cgmkit.kit.tap;

import com.github.tomakehurst.wiremock.common.Gzip;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.LoggedResponse;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.capture.Stall;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Hands each exchange to the recorder before its answer goes out, so that nobody knows of an answer before the kit. */
final class RecordingListener implements ServeEventListener {
    private final Recorder recorder;
    private final ExchangeAlteration way;
    private final Map<UUID, Instant> onTheirWay = new ConcurrentHashMap<>();

    RecordingListener(Recorder recorder, ExchangeAlteration way) {
        this.recorder = recorder;
        this.way = way;
    }

    @Override
    public void beforeResponseSent(ServeEvent event, Parameters parameters) {
        LoggedRequest request = way.asAsked(event);
        Interference interference = way.doneTo(event);
        Instant came = request.getLoggedDate().toInstant();
        Instant answered = Instant.now();
        onTheirWay.put(event.getId(), answered);
        recorder.record(
                new HttpExchange(
                        came,
                        Duration.between(came, answered),
                        request.getMethod().getName(),
                        request.getAbsoluteUrl(),
                        headers(request.getHeaders()),
                        request.getBodyAsString(),
                        reply(event.getResponse(), interference)),
                interference);
    }

    /** Keeping an exchange and sending its answer takes time, too, which the client has to wait for. */
    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
        Instant answered = onTheirWay.remove(event.getId());
        if (answered != null) {
            recorder.delayed(new Stall(answered, Instant.now()));
        }
    }

    @Override
    public String getName() {
        return "recording";
    }

    private static HttpExchange.Reply reply(LoggedResponse response, Interference interference) {
        return switch (interference) {
            case ANSWER_LOST ->
                new HttpExchange.NoAnswer("The server answered " + response.getStatus()
                        + ", and the tap reset the connection in place of that answer.");
            case UNREACHABLE ->
                new HttpExchange.NoAnswer(
                        "The server could not be reached, and the tap answered " + response.getStatus() + ".");
            case NONE, THROTTLED, UNAVAILABLE ->
                new HttpExchange.Answer(response.getStatus(), "", headers(response.getHeaders()), text(response));
        };
    }

    /** The body without its content coding: most clients ask for gzip unasked, and the server may give it to them. */
    private static String text(LoggedResponse response) {
        byte[] body = response.getBody();
        return body != null && Gzip.isGzipped(body)
                ? new String(Gzip.unGzip(body), StandardCharsets.UTF_8)
                : response.getBodyAsString();
    }

    private static List<Header> headers(HttpHeaders headers) {
        return headers.all().stream()
                .flatMap(h -> h.values().stream().map(v -> new Header(h.key(), v)))
                .toList();
    }
}
