package org.cgmkit.guide;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A FHIR guide in one version, as far as resources are validated by it. */
public interface FhirGuide {

    /** The short name, used in files and options; no two guides share one. */
    String id();

    /** What people call it within a sentence. */
    String title();

    /** The address under which its canonicals stand, without a slash at its end. */
    String canonicalBase();

    /** What has to be said of its standing wherever a verdict by it is told; empty for what a standards body published. */
    default Optional<String> standing() {
        return Optional.empty();
    }

    /** Its profiles and extensions, and those of other guides on which they build. */
    List<GuideResource> profileResources();

    /** Its code systems and value sets, and those parts of others that it uses. */
    List<GuideResource> terminologyResources();

    /** The canonical of the profile that a resource is meant to meet, or empty where there is none for it. */
    Optional<String> profileFor(JsonNode resource);

    /** Whether a profile of Bundles says by which profiles their entries are judged. */
    boolean judgesEntries(String canonical);

    /**
     * The canonical of a narrower profile that a resource should meet by its code, and does not claim; what breaks only that is no
     * more than a warning.
     */
    default Optional<String> unclaimedProfileFor(JsonNode resource) {
        return Optional.empty();
    }
}
