package org.cgmkit.engine.calculation;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Times as rows have them. Rows are many, so the usual form is read without the general parser. */
public final class TimeText {
    private static final int WITHOUT_SECONDS = "2026-05-04T08:00".length();
    private static final int WITH_SECONDS = "2026-05-04T08:00:00".length();

    private TimeText() {}

    /**
     * A time with an offset (RFC 3339; seconds may be missing).
     *
     * @throws java.time.DateTimeException where it is none
     */
    public static OffsetDateTime read(String text) {
        int wall =
                text.length() > WITHOUT_SECONDS && text.charAt(WITHOUT_SECONDS) == ':' ? WITH_SECONDS : WITHOUT_SECONDS;
        if (text.length() != wall + 1 || text.charAt(wall) != 'Z' || !hasTheUsualMarks(text)) {
            return OffsetDateTime.parse(text);
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = wall == WITH_SECONDS ? number(text, 17, 19) : 0;
        return year < 0 || month < 0 || day < 0 || hour < 0 || minute < 0 || second < 0
                ? OffsetDateTime.parse(text)
                : OffsetDateTime.of(LocalDateTime.of(year, month, day, hour, minute, second), ZoneOffset.UTC);
    }

    private static boolean hasTheUsualMarks(String text) {
        return text.charAt(4) == '-' && text.charAt(7) == '-' && text.charAt(10) == 'T' && text.charAt(13) == ':';
    }

    /** The digits there as a number, or -1 where not all of them are digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
