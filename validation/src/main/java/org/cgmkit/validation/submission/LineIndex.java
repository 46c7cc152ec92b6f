package org.cgmkit.validation.submission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import org.cgmkit.validation.finding.TextPosition;

/** The lines and columns of offsets: one more walk through the text, taken only where there is something to say. */
public final class LineIndex {
    private LineIndex() {}

    /** The spots of the characters that begin at the offsets, as HAPI counts: lines end with a line feed only. */
    public static Map<Long, TextPosition> at(SubmittedText text, NavigableSet<Long> offsets) {
        Map<Long, TextPosition> spots = new HashMap<>();
        if (offsets.isEmpty()) {
            return spots;
        }
        try (InputStream in = text.open()) {
            walk(in, offsets, spots);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return spots;
    }

    private static void walk(InputStream in, NavigableSet<Long> offsets, Map<Long, TextPosition> spots)
            throws IOException {
        byte[] buffer = new byte[1 << 16];
        int line = 1;
        int column = 1;
        long offset = 0;
        Long next = offsets.first();
        for (int read = in.read(buffer); read >= 0 && next != null; read = in.read(buffer)) {
            for (int i = 0; i < read && next != null; i++, offset++) {
                if (offset == next) {
                    spots.put(next, new TextPosition(line, column));
                    next = offsets.higher(next);
                }
                byte b = buffer[i];
                if (b == '\n') {
                    line++;
                    column = 1;
                } else if ((b & 0xC0) != 0x80) {
                    column += (b & 0xF8) == 0xF0 ? 2 : 1; // two halves, in Java
                }
            }
        }
    }
}
