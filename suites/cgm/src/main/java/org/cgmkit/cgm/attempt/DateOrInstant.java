package org.cgmkit.cgm.attempt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FHIR dateTime that names a day or a moment (FHIR R4, datatypes.html#dateTime).
 *
 * @param day the day, where it has no time
 * @param moment the moment, where it has one
 */
public record DateOrInstant(
        @Nullable LocalDate day, @Nullable Instant moment) {

    /** Reads one, or answers empty for anything else, such as a bare year. */
    public static Optional<DateOrInstant> parse(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? new DateOrInstant(LocalDate.parse(text), null)
                            : new DateOrInstant(null, OffsetDateTime.parse(text).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The first moment that it means in that time zone. */
    public Instant first(ZoneId zone) {
        return day == null
                ? Objects.requireNonNull(moment)
                : day.atStartOfDay(zone).toInstant();
    }

    /** The moment after the last one that it means: a day belongs to a period as a whole. */
    public Instant last(ZoneId zone) {
        return day == null
                ? Objects.requireNonNull(moment)
                : day.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
