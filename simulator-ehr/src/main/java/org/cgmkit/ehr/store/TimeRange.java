package org.cgmkit.ehr.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time that a date or period covers; a date without a zone is taken as UTC (FHIR R4, Search, "date").
 *
 * @param from the first millisecond
 * @param to the last millisecond
 */
public record TimeRange(long from, long to) {
    /** R4 lets a dateTime have it, and Java's clock does not know it: it is taken as the second after. */
    private static final Pattern LEAP_SECOND = Pattern.compile("T\\d{2}:\\d{2}:60");

    private static final Pattern ZONED = Pattern.compile("(Z|[+-]\\d{2}:\\d{2})$");
    private static final Pattern WITH_SECONDS = Pattern.compile("T\\d{2}:\\d{2}:\\d{2}");

    private static final long BEGINNING = Long.MIN_VALUE / 2;
    private static final long END = Long.MAX_VALUE / 2;

    /** When a resource is, by the element that its date parameter looks at; empty where it says nothing. */
    public static Optional<TimeRange> of(JsonNode resource) {
        if (resource.path("birthDate").isTextual()) {
            return parse(resource.path("birthDate").asText());
        }
        if (resource.path("effectiveDateTime").isTextual()) {
            return parse(resource.path("effectiveDateTime").asText());
        }
        if (resource.path("effectiveInstant").isTextual()) {
            return parse(resource.path("effectiveInstant").asText());
        }
        JsonNode period = resource.path("effectivePeriod");
        Optional<TimeRange> start = parse(period.path("start").asText(""));
        Optional<TimeRange> end = parse(period.path("end").asText(""));
        return start.isEmpty() && end.isEmpty()
                ? Optional.empty()
                : Optional.of(new TimeRange(
                        start.map(TimeRange::from).orElse(BEGINNING),
                        end.map(TimeRange::to).orElse(END)));
    }

    /** What a FHIR date, dateTime or instant covers; empty where it is none. */
    public static Optional<TimeRange> parse(String date) {
        if (date.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    switch (date.length()) {
                        case 4 ->
                            days(
                                    Year.parse(date).atDay(1),
                                    Year.parse(date).atDay(1).plusYears(1));
                        case 7 ->
                            days(
                                    YearMonth.parse(date).atDay(1),
                                    YearMonth.parse(date).atDay(1).plusMonths(1));
                        case 10 ->
                            days(LocalDate.parse(date), LocalDate.parse(date).plusDays(1));
                        default -> moment(date);
                    });
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static TimeRange days(LocalDate first, LocalDate after) {
        return new TimeRange(millis(first), millis(after) - 1);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private static TimeRange moment(String text) {
        boolean leap = LEAP_SECOND.matcher(text).find();
        String usual = leap ? text.replaceFirst(":60", ":59") : text;
        boolean zoned = ZONED.matcher(usual).find();
        Instant at = zoned
                ? OffsetDateTime.parse(usual).toInstant()
                : LocalDateTime.parse(usual).toInstant(ZoneOffset.UTC);
        long from = at.plusSeconds(leap ? 1 : 0).toEpochMilli();
        boolean fraction = text.contains(".");
        boolean seconds = WITH_SECONDS.matcher(text).find();
        return new TimeRange(from, from + (fraction ? 0 : seconds ? 999 : 59_999));
    }
}
