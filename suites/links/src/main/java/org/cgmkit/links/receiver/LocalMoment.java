package org.cgmkit.links.receiver;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as a person on this machine reads it.
 *
 * @param when the moment
 */
record LocalMoment(Instant when) {
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMMM HH:mm (zzz)", Locale.ENGLISH);

    static LocalMoment of(String withOffset) {
        return new LocalMoment(OffsetDateTime.parse(withOffset).toInstant());
    }

    LocalMoment later() {
        return new LocalMoment(when.plus(Duration.ofHours(1)));
    }

    /** In words, in the zone of this machine. */
    String words() {
        return WORDS.format(when.atZone(ZoneId.systemDefault()));
    }

    /** As data have it. */
    String text() {
        return when.toString();
    }
}
