package org.cgmkit.cgm.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgmkit.cgm.attempt.OrderSearches;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.ExchangeLine;
import org.cgmkit.reports.figure.TimeLine.Event;

/**
 * Exchanges as events of a time line.
 *
 * @param shown the events in their order; of more than {@value #MOST}, so many that are spread evenly
 * @param came how many there were of each kind
 */
record StepEvents(List<Event> shown, Map<String, Integer> came) {
    static final int MOST = 120;

    private static final String SUBMISSION = "submission";
    private static final String SEARCH = "search for orders";
    private static final String AUTHORIZATION = "authorization";
    private static final String OTHER = "other request";

    /** The events that those exchanges are, in their order. */
    static StepEvents of(List<CapturedExchange> exchanges) {
        List<Event> all = exchanges.stream().map(StepEvents::event).toList();
        Map<String, Integer> came = new LinkedHashMap<>();
        for (String kind : List.of(SUBMISSION, SEARCH, AUTHORIZATION, OTHER)) {
            int count = (int) all.stream().map(Event::kind).filter(kind::equals).count();
            if (count > 0) {
                came.put(kind, count);
            }
        }
        List<Event> shown = all.size() <= MOST
                ? all
                : IntStream.range(0, MOST)
                        .mapToObj(i -> all.get((int) ((long) i * all.size() / MOST)))
                        .toList();
        return new StepEvents(shown, came);
    }

    private static Event event(CapturedExchange exchange) {
        Optional<SubmissionAttempt> attempt = SubmissionAttempt.of(exchange);
        String text = exchange.evidence().summary()
                + ExchangeLine.remark(exchange.interference())
                + attempt.map(StepEvents::entries).orElse("");
        return new Event(
                exchange.came(),
                kind(exchange, attempt),
                text,
                exchange.status() / 100 == 2 || exchange.status() / 100 == 3,
                exchange.evidence().file());
    }

    private static String kind(CapturedExchange exchange, Optional<SubmissionAttempt> attempt) {
        if (attempt.isPresent()) {
            return SUBMISSION;
        }
        if (!OrderSearches.in(List.of(exchange)).isEmpty()) {
            return SEARCH;
        }
        return exchange.path().matches(".*/(token|authorize|\\.well-known/smart-configuration)")
                ? AUTHORIZATION
                : OTHER;
    }

    /** Such as {@code ; 293 entries: 290 × 201, 3 × 422}. */
    private static String entries(SubmissionAttempt attempt) {
        Map<Integer, Long> statuses = attempt.entryStatuses().stream()
                .filter(Predicate.not(Integer.valueOf(0)::equals))
                .collect(Collectors.groupingBy(status -> status, TreeMap::new, Collectors.counting()));
        List<String> words = new ArrayList<>();
        statuses.forEach((status, count) -> words.add(count + " × " + status));
        int size = attempt.entries().size();
        return "; " + size + (size == 1 ? " entry" : " entries")
                + (words.isEmpty() ? "" : ": " + String.join(", ", words));
    }
}
