package org.cgmkit.ehr.submission;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Goes through many items, and has the next few read while somebody looks at those before them: reading takes about as
 * long as looking. What goes wrong while one is read is thrown when it is that one's turn, or of one shortly before.
 */
final class ReadAhead<T> implements Iterator<T> {
    private static final int TOGETHER = 128;

    private final IntFunction<T> reader;
    private final int size;
    private List<T> current = List.of();
    private int next;
    private int read;
    private @Nullable Ahead<List<T>> following;

    ReadAhead(IntFunction<T> reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        return next < current.size() || following != null || read < size;
    }

    @Override
    public T next() {
        if (next == current.size()) {
            current = batch();
            next = 0;
        }
        return current.get(next++);
    }

    private List<T> batch() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Ahead<List<T>> ready = following;
        List<T> batch = ready == null ? read(read, upTo(read)) : ready.get();
        read = ready == null ? upTo(read) : read;
        following = null;
        if (read < size) {
            int from = read;
            read = upTo(from);
            following = Ahead.of(() -> read(from, upTo(from)));
        }
        return batch;
    }

    private int upTo(int from) {
        return Math.min(from + TOGETHER, size);
    }

    private List<T> read(int from, int to) {
        List<T> batch = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            batch.add(reader.apply(i));
        }
        return batch;
    }
}
