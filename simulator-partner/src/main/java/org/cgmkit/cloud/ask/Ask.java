package org.cgmkit.cloud.ask;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question for data.
 *
 * @param stream which data
 * @param from the beginning of the window, or null for none
 * @param to its end, or null for none
 * @param since when what is asked for has arrived at the earliest, or null for any time
 * @param limit how many records an answer may have; 0 where it is not said
 * @param page where the page begins, counted in records
 */
public record Ask(
        Stream stream,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant since,
        int limit,
        int page) {

    /** The same window from another moment on. */
    public Ask from(Instant other) {
        return new Ask(stream, other, to, since, limit, page);
    }

    /** The same window up to another moment. */
    public Ask to(Instant other) {
        return new Ask(stream, from, other, since, limit, page);
    }

    /** The same for more records. */
    public Ask limit(int other) {
        return new Ask(stream, from, to, since, other, page);
    }

    /** The beginning of the window. */
    public Optional<Instant> beginning() {
        return Optional.ofNullable(from);
    }

    /** The end of the window. */
    public Optional<Instant> end() {
        return Optional.ofNullable(to);
    }
}
