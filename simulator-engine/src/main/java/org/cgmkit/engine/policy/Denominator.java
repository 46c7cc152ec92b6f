package org.cgmkit.engine.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Of what the shares of the ranges are shares, and what becomes of gaps.
 *
 * @param kind the way of counting
 * @param minutes how long a reading is held, or how far apart readings may be to be joined by a line, or the length that is
 *     always taken; null where there is no such number, or no limit
 * @param inclusive whether a gap of exactly that length is still bridged
 */
public record Denominator(Kind kind, @Nullable Integer minutes, boolean inclusive) {
    /** Each reading counts, weighed by the interval of its sensor where these differ. */
    public static final Denominator READINGS = new Denominator(Kind.READINGS, null, true);

    private static final String UNLIMITED = "unlimited";
    private static final String FORM =
            "readings, interval, period, hold:N, linear:N:inclusive or linear:N:exclusive with a"
                    + " number of minutes N, such as hold:10";

    /** The ways of counting. */
    public enum Kind {
        /** Each reading counts. */
        READINGS,
        /** The minutes that readings stand for. */
        INTERVAL,
        /** The whole period, with the share that has no data beside the five. */
        PERIOD,
        /** Each reading stands until the next one, so many minutes at most. */
        HOLD,
        /** Points of a grid, between readings that are so many minutes apart at most on the line between them. */
        LINEAR,
        /** So many minutes, whatever the period is, and nothing said of what had no data. */
        FIXED
    }

    /** Holding readings for so many minutes. */
    public static Denominator hold(int minutes) {
        return new Denominator(Kind.HOLD, minutes, true);
    }

    /** A grid between readings that are so many minutes apart at most. */
    public static Denominator linear(int minutes, boolean inclusive) {
        return new Denominator(Kind.LINEAR, minutes, inclusive);
    }

    /** Which values a suite can tell from each other; an engine may have another number. */
    public static List<Denominator> known() {
        return List.of(
                READINGS,
                new Denominator(Kind.INTERVAL, null, true),
                new Denominator(Kind.PERIOD, null, true),
                hold(10),
                hold(15),
                hold(20),
                linear(20, true),
                linear(20, false),
                linear(30, true),
                linear(30, false),
                linear(45, true),
                linear(45, false),
                linear(60, true),
                linear(60, false),
                new Denominator(Kind.LINEAR, null, true),
                new Denominator(Kind.HOLD, null, true),
                new Denominator(Kind.FIXED, 1440, true));
    }

    /** What may be said of an engine that counts so. */
    public Standing standing() {
        return switch (kind) {
            case READINGS -> Standing.USUAL;
            case INTERVAL, PERIOD -> Standing.ALLOWED;
            case HOLD, LINEAR -> minutes == null || minutes > 60 ? Standing.DEFECT : Standing.ALLOWED;
            case FIXED -> Standing.DEFECT;
        };
    }

    /** The value as it stands in declarations, such as {@code linear:45:inclusive}. */
    public String id() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        String number = minutes == null ? UNLIMITED : minutes.toString();
        return switch (kind) {
            case READINGS, INTERVAL, PERIOD -> name;
            case HOLD, FIXED -> name + ":" + number;
            case LINEAR -> name + ":" + number + ":" + (inclusive ? "inclusive" : "exclusive");
        };
    }

    /**
     * Reads what {@link #id} writes.
     *
     * @throws IllegalArgumentException where it is something else; the message is a sentence
     */
    public static Denominator of(String id) {
        String[] parts = id.strip().toLowerCase(Locale.ROOT).split(":", -1);
        try {
            Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
            int expected = switch (kind) {
                case READINGS, INTERVAL, PERIOD -> 1;
                case HOLD, FIXED -> 2;
                case LINEAR -> 3;
            };
            if (parts.length != expected) {
                throw wrong(id);
            }
            Integer minutes = expected == 1 || parts[1].equals(UNLIMITED) ? null : Integer.valueOf(parts[1]);
            if (minutes != null && minutes <= 0) {
                throw wrong(id);
            }
            boolean inclusive = expected < 3 || parts[2].equals("inclusive");
            if (!inclusive && !parts[2].equals("exclusive")) {
                throw wrong(id);
            }
            return new Denominator(kind, minutes, inclusive);
        } catch (IllegalArgumentException e) {
            throw wrong(id);
        }
    }

    private static IllegalArgumentException wrong(String id) {
        return new IllegalArgumentException("Expected " + FORM + ", but got '" + id + "'.");
    }
}
