package org.cgmkit.bulk.config;

/**
 * A resource that is known to be there.
 *
 * @param type its type
 * @param id its logical id
 * @param patient the id of the patient whom it is about
 * @param member whether that one is in the group
 * @param time of a reading, when it was measured; else empty
 * @param value of a reading, its value as it was shown; else empty
 * @param unit of a reading, the unit's code; else empty
 */
public record KnownResource(
        String type, String id, String patient, boolean member, String time, String value, String unit) {
    /** Type and id, as references have them. */
    public String reference() {
        return type + "/" + id;
    }
}
