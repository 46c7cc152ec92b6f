package org.cgmkit.guide.cgm.drift;

/**
 * A fact that shows a signature.
 *
 * @param kind of which kind it is
 * @param value what was seen
 * @param place where it was seen first, or an empty text
 */
public record DriftEvidence(FactKind kind, String value, String place) {

    /** The fact for people. */
    public String text() {
        return value + (place.isEmpty() ? "" : " (" + place + ")");
    }
}
