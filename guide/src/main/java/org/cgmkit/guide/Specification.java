package org.cgmkit.guide;

/**
 * A text that asks something of systems, in one version: a FHIR guide, an agreement, a set of rules. What it asks is in its
 * {@link Catalogue}.
 *
 * @param id the short name of the text, the same in every version
 * @param version the short name of the version, as it stands in options, files and results
 * @param title the full name, for people
 * @param release the number under which its publisher has published the version
 * @param canonical the address that its publisher knows it by; the base of its canonicals where it has some
 */
public record Specification(String id, String version, String title, String release, String canonical) {

    /** Both short names, for file names and links. */
    public String key() {
        return id + "-" + version;
    }

    /** Whether both are the same version of the same text; what does not know the text's name goes by the version alone. */
    public boolean isSameAs(Specification other) {
        return version.equals(other.version) && (id.isEmpty() || other.id.isEmpty() || id.equals(other.id));
    }

    /** A specification of which only the version is known, as in the results of older kits. */
    public static Specification ofVersion(String version) {
        return new Specification("", version, "guide", "", "");
    }
}
