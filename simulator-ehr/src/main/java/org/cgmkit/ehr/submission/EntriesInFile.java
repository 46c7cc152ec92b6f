package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.validation.submission.SubmittedText;

/**
 * The entries of a long submission, of which only the offsets are kept: each is read again whenever it is asked for. One
 * thread at a time may ask for single entries, and any number may go through all of them.
 */
final class EntriesInFile extends AbstractList<SubmittedEntry> {
    /** So many are kept that were asked for out of order, as patients and devices are that all others refer to. */
    private static final int KEPT = 64;

    /** Reports can be long, so that only shorter ones are kept, in bytes. */
    private static final int LONGEST_KEPT = 1 << 16;

    private final SubmittedText body;
    private final Map<Integer, SubmittedEntry> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, SubmittedEntry> eldest) {
            return size() > KEPT;
        }
    };

    private long[] starts = new long[1024];
    private int[] lengths = new int[1024];
    private int size;

    EntriesInFile(SubmittedText body) {
        this.body = body;
    }

    /** Takes note of an entry that is no object, and of no use: it is shown as null. */
    void addOther() {
        add(0, 0);
    }

    /** Takes note of the next entry. */
    void add(long start, long end) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        starts[size] = start;
        lengths[size++] = Math.toIntExact(end - start);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public SubmittedEntry get(int position) {
        SubmittedEntry known = kept.get(position);
        if (known == null) {
            known = read(position);
            if (lengths[position] <= LONGEST_KEPT) {
                kept.put(position, known);
            }
        }
        return known;
    }

    /** One after the other, the next ones read ahead by another thread; none of them stays in memory. */
    @Override
    public Iterator<SubmittedEntry> iterator() {
        return new ReadAhead<>(this::read, size);
    }

    private SubmittedEntry read(int position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException(position);
        }
        if (lengths[position] == 0) {
            return new SubmittedEntry(position, NullNode.getInstance());
        }
        try {
            return new SubmittedEntry(
                    position, Json.read(body.bytes(starts[position], starts[position] + lengths[position])));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected an entry that was read before.", e);
        }
    }
}
