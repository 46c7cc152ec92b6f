package org.cgmkit.kit.check;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of resources by type.
 *
 * @param byType the numbers, in the alphabetical order of the types
 */
public record Writes(Map<String, Integer> byType) {

    public Writes {
        byType = Collections.unmodifiableMap(new TreeMap<>(byType));
    }

    /** Nothing. */
    public static Writes none() {
        return new Writes(Map.of());
    }

    /** What that check announces. */
    static Writes announcedBy(Method check) {
        Creates creates = check.getAnnotation(Creates.class);
        Map<String, Integer> byType = new TreeMap<>();
        if (creates != null) {
            for (String each : creates.value()) {
                String[] words = each.split(" ");
                byType.merge(words[1], Integer.parseInt(words[0]), Integer::sum);
            }
        }
        return new Writes(byType);
    }

    /** These and those. */
    public Writes plus(Writes others) {
        Map<String, Integer> sum = new TreeMap<>(byType);
        others.byType.forEach((type, number) -> sum.merge(type, number, Integer::sum));
        return new Writes(sum);
    }

    /** Whether there are no more of any type than there. */
    boolean within(Writes limit) {
        return byType.entrySet().stream()
                .allMatch(each -> each.getValue() <= limit.byType.getOrDefault(each.getKey(), 0));
    }
}
