package org.cgmkit.engine.calculation;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what does not count, and keeps what is to be told. */
final class Tally {
    private static final int LINES_TOLD = 5;

    private final Map<Excluded, Integer> counts = new EnumMap<>(Excluded.class);
    private final Map<Excluded, List<Integer>> lines = new EnumMap<>(Excluded.class);
    private final Set<String> notices = new LinkedHashSet<>();

    void exclude(Excluded why, int line) {
        counts.merge(why, 1, Integer::sum);
        List<Integer> told = lines.computeIfAbsent(why, each -> new ArrayList<>());
        if (told.size() < LINES_TOLD) {
            told.add(line);
        }
    }

    void noticeTimesWithoutOffset(ZoneId zone) {
        notices.add("Times without an offset were read as those of " + zone + ".");
    }

    void notice(String sentence) {
        notices.add(sentence);
    }

    Map<Excluded, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    List<String> notices() {
        List<String> all = new ArrayList<>(notices);
        counts.forEach((why, count) -> {
            List<Integer> told = lines.getOrDefault(why, List.of());
            boolean few = why == Excluded.UNREADABLE || why == Excluded.WITHOUT_UNIT;
            all.add(count + " rows " + why.words() + (few ? " (line " + words(told, count) + ")" : "") + ".");
        });
        return all;
    }

    private static String words(List<Integer> told, int count) {
        String list = String.join(", ", told.stream().map(String::valueOf).toList());
        return count > told.size() ? list + " and more" : list;
    }
}
