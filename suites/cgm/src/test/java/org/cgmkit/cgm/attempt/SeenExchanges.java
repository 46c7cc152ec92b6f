package org.cgmkit.cgm.attempt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.capture.Stall;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Exchanges as a tap would have captured them, in the order in which they are added. */
public final class SeenExchanges {
    private final List<CapturedExchange> all = new ArrayList<>();

    /** Adds one. A body that is not JSON is a form. */
    public void add(Instant when, Duration took, String method, String url, String body, int status, String answer) {
        List<Header> headers = body.isEmpty() || body.stripLeading().startsWith("{")
                ? List.of()
                : List.of(new Header("Content-Type", "application/x-www-form-urlencoded"));
        add(when, took, method, url, headers, body, status, answer);
    }

    /** Adds one with those headers of the request. */
    public void add(
            Instant when,
            Duration took,
            String method,
            String url,
            List<Header> headers,
            String body,
            int status,
            String answer) {
        all.add(new CapturedExchange(
                all.size() + 1,
                "step",
                new HttpExchange(
                        when, took, method, url, headers, body, new HttpExchange.Answer(status, "", List.of(), answer)),
                Interference.NONE,
                new Evidence("evidence/" + all.size(), "", "", "", "", when, took)));
    }

    /** All of them. */
    public List<CapturedExchange> all() {
        return List.copyOf(all);
    }

    /** Those that submit something. */
    public List<SubmissionAttempt> attempts() {
        return all.stream().flatMap(e -> SubmissionAttempt.of(e).stream()).toList();
    }

    /** The step in which they came. */
    public PlayedStep step(StepName name, Map<String, Instant> marks, List<Stall> stalls) {
        return new PlayedStep(name.id(), name.title(), Optional.empty(), all(), attempts(), List.of(), marks, stalls);
    }

    /** The same where nothing was changed and nothing stood still. */
    public PlayedStep step(StepName name) {
        return step(name, Map.of(), List.of());
    }
}
