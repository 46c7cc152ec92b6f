package org.cgmkit.cloud.world;

import java.time.Instant;

/**
 * Something that a device recorded and the cloud has.
 *
 * @param person whose it is
 * @param id the id under which the cloud keeps it
 * @param device what recorded it
 * @param time when it was recorded
 * @param arrived when it came to the cloud
 * @param content what it is
 */
public record Entry(Person person, String id, Device device, Instant time, Instant arrived, Content content) {

    /** The same, arriving then. */
    public Entry arriving(Instant then) {
        return new Entry(person, id, device, time, then, content);
    }

    /** The same under another id. */
    public Entry called(String other) {
        return new Entry(person, other, device, time, arrived, content);
    }

    /** The same with something else in it. */
    public Entry holding(Content other) {
        return new Entry(person, id, device, time, arrived, other);
    }
}
