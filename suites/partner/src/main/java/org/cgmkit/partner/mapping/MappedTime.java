package org.cgmkit.partner.mapping;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time that was read.
 *
 * @param instant the moment, or null where only a wall clock is known
 * @param local what the clock showed
 * @param offset the offset that stood in the text, or null where none did
 */
public record MappedTime(
        @Nullable Instant instant,
        LocalDateTime local,
        @Nullable ZoneOffset offset) {}
