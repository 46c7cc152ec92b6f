package org.cgmkit.submitter.order;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;

/** The stretch of time that a FHIR dateTime stands for: a year, a month, a day, or a second (FHIR R4, "dateTime"). */
final class FhirTime {
    private FhirTime() {}

    /**
     * That stretch.
     *
     * @param zone where days begin, as they come without an offset
     * @throws DateTimeException where the text is no dateTime
     */
    static TimeWindow of(String text, ZoneId zone) {
        return switch (text.length()) {
            case 4 ->
                days(Year.parse(text).atDay(1), Year.parse(text).plusYears(1).atDay(1), zone);
            case 7 ->
                days(
                        YearMonth.parse(text).atDay(1),
                        YearMonth.parse(text).plusMonths(1).atDay(1),
                        zone);
            case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1), zone);
            default -> {
                Instant start = OffsetDateTime.parse(text).toInstant();
                yield new TimeWindow(start, start.plusSeconds(1));
            }
        };
    }

    private static TimeWindow days(LocalDate first, LocalDate after, ZoneId zone) {
        return new TimeWindow(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant());
    }
}
