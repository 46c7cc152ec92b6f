package org.cgmkit.guide;

/**
 * Whom a specification asks: one side of an exchange.
 *
 * @param id the short name, which is the first part of the ids of its requirements
 * @param title the name for people, with a capital at its beginning
 * @param participant what it is to the kit
 */
public record Role(String id, String title, Participant participant) {

    /** What a system is to whoever tests it (FHIR R4, TestReport.participant.type). */
    public enum Participant {
        /** It answers. */
        SERVER,
        /** It acts by itself. */
        CLIENT
    }
}
