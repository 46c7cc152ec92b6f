package org.cgmkit.validation.pack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The strings of a pack that is being written, each kept once. */
final class StringTableWriter {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int numberOf(String string) {
        Integer known = numbers.putIfAbsent(string, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    void writeTo(PackOutput out) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        out.number(numbers.size());
        for (String string : numbers.keySet()) {
            byte[] utf8 = string.getBytes(StandardCharsets.UTF_8);
            out.number(utf8.length);
            all.writeBytes(utf8);
        }
        out.block(all.toByteArray());
    }
}
