package org.cgmkit.partner.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run with a platform, as the kit saw it.
 *
 * @param seen all requests, in their order
 * @param spans the steps that were played
 * @param open why steps were not played
 * @param readouts what the platform said that it has, after steps
 * @param marks moments and ids that steps are about, by names such as {@code late.time}
 * @param accounts the account names, the first user's first
 * @param users what the platform calls these users, in the same order
 * @param pause how long the cloud has asked to wait after 429
 * @param time how time went: {@code shared} or {@code real}
 */
public record Performance(
        List<Seen> seen,
        Map<Step, Span> spans,
        Map<Step, String> open,
        Map<Step, JsonNode> readouts,
        Map<String, String> marks,
        List<String> accounts,
        List<String> users,
        Duration pause,
        String time) {

    /**
     * A step that was played.
     *
     * @param first the number of its first request
     * @param last the number of its last request; less than {@code first} where none came
     * @param begin when it began
     * @param end when it ended
     */
    public record Span(int first, int last, Instant begin, Instant end) {
        /** Whether a request came in it. */
        public boolean holds(Seen each) {
            return each.number() >= first && each.number() <= last;
        }
    }

    public Performance {
        seen = List.copyOf(seen);
        spans = Map.copyOf(spans);
        open = Map.copyOf(open);
        readouts = Map.copyOf(readouts);
        marks = Map.copyOf(marks);
        accounts = List.copyOf(accounts);
        users = List.copyOf(users);
    }

    /** The step that was played, or empty. */
    public Optional<Span> span(Step step) {
        return Optional.ofNullable(spans.get(step));
    }

    /** The requests of a step. */
    public List<Seen> in(Step step) {
        return span(step)
                .map(span -> seen.stream().filter(span::holds).toList())
                .orElse(List.of());
    }

    /** Which step a request came in, or empty. */
    public Optional<Step> stepOf(Seen each) {
        return spans.entrySet().stream()
                .filter(span -> span.getValue().holds(each))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
