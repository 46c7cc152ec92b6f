package org.cgmkit.validation.submission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Texts that occur again and again, each kept once under a number from 0. */
final class NumberedStrings {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    /** The number of a text. */
    int of(String text) {
        Integer known = numbers.get(text);
        if (known != null) {
            return known;
        }
        numbers.put(text, texts.size());
        texts.add(text);
        return texts.size() - 1;
    }

    /** The text with a number. */
    String text(int number) {
        return texts.get(number);
    }

    int size() {
        return texts.size();
    }
}
