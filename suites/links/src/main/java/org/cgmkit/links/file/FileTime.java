package org.cgmkit.links.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Times of manifests, in ISO 8601. */
public final class FileTime {
    private static final Duration GRACE = Duration.ofMinutes(5);

    private FileTime() {}

    /** What is wrong with a time of the past, or empty where nothing is. */
    public static Optional<String> fault(JsonNode time, Instant now) {
        try {
            boolean early = time.asText().contains("T")
                    ? OffsetDateTime.parse(time.asText()).toInstant().isAfter(now.plus(GRACE))
                    : LocalDate.parse(time.asText())
                            .isAfter(LocalDate.ofInstant(now, java.time.ZoneOffset.UTC)
                                    .plusDays(1));
            return early ? Optional.of(time + ", which is still to come") : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(time + ", which is no time with an offset, such as 2026-05-01T12:00:00Z");
        }
    }
}
