package org.cgmkit.cgm.submitter.judgement;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A FHIR dateTime as the time that it spans: a date is its whole day, a time of day as much as its last decimal says.
 *
 * @param start its first moment
 * @param end its end, exclusive
 * @param timeOfDay whether it was given to the second or finer
 */
record FhirTime(Instant start, Instant end, boolean timeOfDay) {

    /**
     * The time that a text means, or empty where it is no FHIR dateTime.
     *
     * @param zone the time zone of dates without a time
     */
    static Optional<FhirTime> parse(String text, ZoneId zone) {
        try {
            return Optional.of(
                    switch (text.length()) {
                        case 4 ->
                            days(
                                    Year.parse(text).atDay(1),
                                    Year.parse(text).plusYears(1).atDay(1),
                                    zone);
                        case 7 ->
                            days(
                                    YearMonth.parse(text).atDay(1),
                                    YearMonth.parse(text).plusMonths(1).atDay(1),
                                    zone);
                        case 10 ->
                            days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1), zone);
                        default -> moment(text);
                    });
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static FhirTime days(LocalDate first, LocalDate after, ZoneId zone) {
        return new FhirTime(
                first.atStartOfDay(zone).toInstant(), after.atStartOfDay(zone).toInstant(), false);
    }

    private static FhirTime moment(String text) {
        Instant start = OffsetDateTime.parse(text).toInstant();
        int decimals = text.replaceFirst("^[^.]*\\.?", "")
                .replaceFirst("[^0-9].*$", "")
                .length();
        long nanos = 1_000_000_000L;
        for (int i = 0; i < decimals; i++) {
            nanos /= 10;
        }
        return new FhirTime(start, start.plus(Duration.ofNanos(nanos)), true);
    }
}
