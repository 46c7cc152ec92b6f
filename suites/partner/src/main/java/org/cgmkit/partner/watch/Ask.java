package org.cgmkit.partner.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cgmkit.partner.mapping.Mapping;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.mapping.Window;
import org.jspecify.annotations.Nullable;

/**
 * A question for data, as the API's documentation reads it.
 *
 * @param seen the request
 * @param stream the stream that it is for
 * @param from the beginning of its window, or null for none
 * @param to the end, or null for none
 * @param since since when changes are asked for, or null
 * @param cursor the cursor of a further page; empty for the first one
 * @param unreadable bounds that are not written as the documentation says
 */
public record Ask(
        Seen seen,
        StreamMapping stream,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant since,
        String cursor,
        List<String> unreadable) {
    public Ask {
        unreadable = List.copyOf(unreadable);
    }

    /** A request for data of a stream with windows, or empty where it is none. */
    public static Optional<Ask> of(Seen seen, Mapping mapping) {
        if (seen.kind() != Kind.GLUCOSE && seen.kind() != Kind.INSULIN) {
            return Optional.empty();
        }
        return mapping.dataStreams().stream()
                .filter(each -> each.get().equals(seen.path()))
                .findFirst()
                .map(each -> of(seen, each));
    }

    private static Ask of(Seen seen, StreamMapping stream) {
        List<String> unreadable = new java.util.ArrayList<>();
        return new Ask(
                seen,
                stream,
                bound(seen, stream, "from", unreadable),
                bound(seen, stream, "to", unreadable),
                bound(seen, stream, "since", unreadable),
                text(seen, stream, "cursor"),
                unreadable);
    }

    private static @Nullable Instant bound(
            Seen seen, StreamMapping stream, String placeholder, List<String> unreadable) {
        String text = text(seen, stream, placeholder);
        Window window = stream.window();
        if (text.isEmpty() || window == null) {
            return null;
        }
        Optional<Instant> moment = window.as().moment(text);
        if (moment.isEmpty()) {
            unreadable.add(text);
        }
        return moment.orElse(null);
    }

    /** What stands in the place of a placeholder; empty for nothing. */
    public static String text(Seen seen, StreamMapping stream, String placeholder) {
        return stream.query().entrySet().stream()
                .filter(each -> each.getValue().equals("{" + placeholder + "}"))
                .map(each -> seen.asked(each.getKey()))
                .findFirst()
                .orElse("");
    }

    /** Whether it asks for a further page. */
    public boolean isFurtherPage() {
        return !cursor.isEmpty();
    }

    /** From when on it asks, whether measured or changed then; null for no beginning. */
    public @Nullable Instant beginning() {
        return since != null ? since : from;
    }

    /** The end of its window: now, where none was named. */
    public Instant end() {
        return to == null ? seen.when() : to;
    }

    /** Whether something that was measured and arrived then would be in its answer. */
    public boolean wouldHold(Instant measured, Instant arrived) {
        if (since != null && from == null) {
            return !since.isAfter(arrived);
        }
        return from != null && !from.isAfter(measured) && end().isAfter(measured);
    }

    /** The stream and its beginning, for messages. */
    public String shown() {
        return stream.name() + (since != null ? " changed since " + since : " from " + from + " to " + to) + " at "
                + seen.when();
    }
}
