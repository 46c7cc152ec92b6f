package org.cgmkit.ehr.bulk.content;

/** How large the world of a bulk source is. */
public enum WorldSize {
    /** Five members for a day. */
    SAMPLE("sample", 5, 1),
    /** Twenty members for a day. */
    SMALL("small", 20, 1),
    /** A thousand members for a day. */
    COHORT("cohort", 1000, 1),
    /** A thousand members for fourteen days. */
    FULL("full", 1000, 14);

    private final String id;
    private final int members;
    private final int days;

    WorldSize(String id, int members, int days) {
        this.id = id;
        this.members = members;
        this.days = days;
    }

    /** The name by which it is chosen. */
    public String id() {
        return id;
    }

    /** How many people are in the group. */
    public int members() {
        return members;
    }

    /** How many days of readings each has. */
    public int days() {
        return days;
    }
}
