package org.cgmkit.engine.policy;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For how long after the start of a sensor its readings do not count.
 *
 * @param minutes the minutes for all sensors; null where each session says its own
 * @param byGeneration the minutes of generations of sensors, which go before those for all
 */
public record WarmUp(@Nullable Integer minutes, Map<String, Integer> byGeneration) {
    /** For as long as each session says of itself. */
    public static final WarmUp OF_SESSION = new WarmUp(null, Map.of());

    private static final String SESSION = "session";
    private static final String NONE = "none";

    /** Keeps the generations in alphabetical order. */
    public WarmUp {
        byGeneration = Collections.unmodifiableMap(new TreeMap<>(byGeneration));
    }

    /** So many minutes for all sensors. */
    public static WarmUp of(int minutes) {
        return new WarmUp(minutes, Map.of());
    }

    /** The minutes of a session. */
    public int of(String generation, int own) {
        Integer special = byGeneration.get(generation);
        if (special != null) {
            return special;
        }
        return minutes == null ? own : minutes;
    }

    /** What may be said of an engine that excludes so much; only together with what it declares is anything a defect. */
    public Standing standing() {
        return equals(OF_SESSION) ? Standing.USUAL : Standing.ALLOWED;
    }

    /** The value as it stands in declarations: {@code session}, {@code none}, {@code 120} or {@code G6=120,G7=30}. */
    public String id() {
        String generations = byGeneration.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(","));
        String all = minutes == null ? SESSION : minutes == 0 ? NONE : minutes.toString();
        return generations.isEmpty() ? all : minutes == null ? generations : all + "," + generations;
    }

    /**
     * Reads what {@link #id} writes.
     *
     * @throws IllegalArgumentException where it is something else; the message is a sentence
     */
    public static WarmUp of(String id) {
        Integer minutes = null;
        Map<String, Integer> generations = new TreeMap<>();
        for (String part : id.strip().split(",")) {
            String word = part.strip();
            int equals = word.indexOf('=');
            if (equals > 0) {
                generations.put(word.substring(0, equals).strip(), number(word.substring(equals + 1), id));
            } else if (!word.toLowerCase(Locale.ROOT).equals(SESSION)) {
                minutes = word.toLowerCase(Locale.ROOT).equals(NONE) ? 0 : number(word, id);
            }
        }
        return new WarmUp(minutes, generations);
    }

    private static int number(String text, String id) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("Expected session, none, a number of minutes such as 120, or minutes by"
                + " generation such as G6=120,G7=30, but got '" + id + "'.");
    }
}
