package org.cgmkit.engine.calculation;

import java.util.Locale;

/** Why a row of a trace does not count. */
public enum Excluded {
    /** Its time or its value cannot be read. */
    UNREADABLE("cannot be read"),
    /** It has no unit, or one of something else. */
    WITHOUT_UNIT("have no unit of glucose"),
    /** It is no glucose value but a code. */
    ERROR_CODE("are codes and no glucose values"),
    /** It is LOW or HIGH, and these are dropped. */
    SENTINEL("are LOW or HIGH"),
    /** It lies outside the period. */
    OUTSIDE("lie outside the period"),
    /** Another sensor measured at the same time. */
    OTHER_STREAM("are of another sensor that measured at the same time"),
    /** It is there twice, or contradicts another one. */
    DUPLICATE("are duplicates"),
    /** The sensor was still warming up. */
    WARM_UP("are of a sensor that was warming up");

    private final String words;

    Excluded(String words) {
        this.words = words;
    }

    /** What is to be said of such rows after their number. */
    public String words() {
        return words;
    }

    /** The name in answers, such as {@code warmUp}. */
    public String id() {
        StringBuilder id = new StringBuilder();
        for (String word : name().toLowerCase(Locale.ROOT).split("_")) {
            id.append(id.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return id.toString();
    }
}
