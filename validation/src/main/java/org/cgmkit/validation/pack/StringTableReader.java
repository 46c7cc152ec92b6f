package org.cgmkit.validation.pack;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The strings of a pack, each made when it is first asked for. Thread-safe: at worst, two threads make the same one. */
final class StringTableReader {
    private final byte[] bytes;
    private final int[] starts;
    private final @Nullable String[] made;

    private StringTableReader(byte[] bytes, int[] starts) {
        this.bytes = bytes;
        this.starts = starts;
        this.made = new String[starts.length - 1];
    }

    /** Reads the table of strings, and moves the cursor behind it. */
    static StringTableReader read(byte[] bytes, PackInput cursor) {
        int count = cursor.number();
        int[] starts = new int[count + 1];
        int at = 0;
        for (int i = 0; i < count; i++) {
            starts[i] = at;
            at += cursor.number();
        }
        starts[count] = at;
        int base = cursor.skipBlock();
        for (int i = 0; i <= count; i++) {
            starts[i] += base;
        }
        return new StringTableReader(bytes, starts);
    }

    String get(int number) {
        String known = made[number];
        if (known == null) {
            known = new String(bytes, starts[number], starts[number + 1] - starts[number], StandardCharsets.UTF_8);
            made[number] = known;
        }
        return known;
    }
}
