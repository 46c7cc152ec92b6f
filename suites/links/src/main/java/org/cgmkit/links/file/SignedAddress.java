package org.cgmkit.links.file;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Addresses that stores of files sign for a time, and that say for how long. */
public final class SignedAddress {
    /** How long a location may be open, with a minute for clocks that differ. */
    public static final Duration LONGEST = Duration.ofMinutes(61);

    private SignedAddress() {}

    /** Until when the address is open by its own parameters, or empty where it does not say. */
    public static Optional<Instant> expires(URI address, Instant made) {
        if (address.getRawQuery() == null) {
            return Optional.empty();
        }
        for (String pair : address.getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
            try {
                switch (parts[0]) {
                    case "X-Amz-Expires", "X-Goog-Expires" -> {
                        return Optional.of(made.plusSeconds(Long.parseLong(value)));
                    }
                    case "Expires" -> {
                        return Optional.of(Instant.ofEpochSecond(Long.parseLong(value)));
                    }
                    case "se" -> {
                        return Optional.of(OffsetDateTime.parse(value).toInstant());
                    }
                    default -> {}
                }
            } catch (NumberFormatException | DateTimeException e) {
                // Then it is a parameter of another meaning.
            }
        }
        return Optional.empty();
    }
}
