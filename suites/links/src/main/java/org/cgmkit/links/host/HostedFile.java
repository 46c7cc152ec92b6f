package org.cgmkit.links.host;

/**
 * A file behind a hosted link.
 *
 * @param contentType what the manifest calls it
 * @param text what is in it
 * @param place where it is; one that is too long for a receiver is at a location anyway
 * @param sealing how it is encrypted
 */
public record HostedFile(String contentType, String text, Place place, Sealing sealing) {
    /** The media type of FHIR JSON. */
    public static final String FHIR = "application/fhir+json";

    /** Where a file is. */
    public enum Place {
        EMBEDDED,
        LOCATED,
        BOTH
    }

    /** A FHIR file in the manifest, encrypted as the text asks. */
    public static HostedFile fhir(String text) {
        return new HostedFile(FHIR, text, Place.EMBEDDED, Sealing.PLAIN);
    }

    /** The same of another type. */
    public HostedFile of(String other) {
        return new HostedFile(other, text, place, sealing);
    }

    /** The same elsewhere. */
    public HostedFile at(Place other) {
        return new HostedFile(contentType, text, other, sealing);
    }

    /** The same encrypted in another way. */
    public HostedFile sealed(Sealing other) {
        return new HostedFile(contentType, text, place, other);
    }
}
