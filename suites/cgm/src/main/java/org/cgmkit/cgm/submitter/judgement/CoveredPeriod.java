package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The period that a value is about.
 *
 * @param text start and end as they were sent, for a person to read
 * @param start its first moment
 * @param end its end, exclusive
 */
record CoveredPeriod(String text, Instant start, Instant end) {

    /**
     * The ways to read an {@code effectivePeriod}, the most literal first: R4 includes the end, up to what its last
     * decimal says, and a date includes its day; where the end is a time of day, some apps mean it exclusive. Empty where
     * there is no period with start and end.
     *
     * @param zone the time zone of dates without a time
     */
    static List<CoveredPeriod> readings(JsonNode effectivePeriod, ZoneId zone) {
        String from = effectivePeriod.path("start").asText();
        String to = effectivePeriod.path("end").asText();
        Optional<FhirTime> start = FhirTime.parse(from, zone);
        Optional<FhirTime> end = FhirTime.parse(to, zone);
        if (start.isEmpty()
                || end.isEmpty()
                || !end.get().end().isAfter(start.get().start())) {
            return List.of();
        }
        String text = from + " to " + to;
        CoveredPeriod literal =
                new CoveredPeriod(text, start.get().start(), end.get().end());
        return end.get().timeOfDay() && end.get().start().isAfter(literal.start)
                ? List.of(
                        literal,
                        new CoveredPeriod(text, literal.start, end.get().start()))
                : List.of(literal);
    }

    Duration length() {
        return Duration.between(start, end);
    }
}
