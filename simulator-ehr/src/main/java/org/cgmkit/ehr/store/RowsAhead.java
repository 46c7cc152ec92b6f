package org.cgmkit.ehr.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.ehr.submission.Ahead;

/**
 * Makes rows of drafts, a few at a time, and the next ones while the database writes those before them: each takes about
 * as long as the other.
 */
final class RowsAhead {
    /** Fewer are made at a time where they are longer than that together, in characters, as reports are. */
    private static final int LONGEST = 1 << 22;

    private final Iterator<ResourceDraft> drafts;
    private final Instant now;

    RowsAhead(Iterator<ResourceDraft> drafts, Instant now) {
        this.drafts = drafts;
        this.now = now;
    }

    /** Shows all rows in their order. What goes wrong while one is made is thrown as it is. */
    void forEach(Consumer<List<ResourceRow>> writer) {
        List<ResourceRow> rows = next();
        while (!rows.isEmpty()) {
            if (rows.size() < ResourceWriter.AT_ONCE && !drafts.hasNext()) {
                writer.accept(rows);
                return;
            }
            Ahead<List<ResourceRow>> following = Ahead.of(this::next);
            try {
                writer.accept(rows);
            } finally {
                // What the drafts are made of may be closed as soon as this ends.
                following.await();
            }
            rows = following.get();
        }
    }

    private List<ResourceRow> next() {
        List<ResourceRow> rows = new ArrayList<>();
        int length = 0;
        while (rows.size() < ResourceWriter.AT_ONCE && length <= LONGEST && drafts.hasNext()) {
            ResourceRow row = ResourceRow.of(drafts.next(), now);
            rows.add(row);
            length += row.stored().body().length();
        }
        return rows;
    }
}
