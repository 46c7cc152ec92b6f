package org.cgmkit.outcomes.lineage.play;

import com.fasterxml.jackson.databind.JsonNode;

/** Where resources are, as references name them. */
public final class Places {
    private Places() {}

    /** A resource as {@code Type/id}. */
    public static String of(JsonNode resource) {
        return resource.path("resourceType").asText() + "/"
                + resource.path("id").asText();
    }

    /** A resource as {@code Type/id/_history/n}. */
    public static String versioned(JsonNode resource) {
        return of(resource) + "/_history/" + version(resource);
    }

    /** The version of a resource, empty where the server keeps none. */
    public static String version(JsonNode resource) {
        return resource.at("/meta/versionId").asText();
    }

    /** A reference as {@code Type/id}, whatever stands before it and behind it. */
    public static String unversioned(String reference) {
        String place = reference.replaceFirst("/_history/.*$", "");
        String[] parts = place.split("/", -1);
        return parts.length < 2 ? place : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    /** The version that a reference names, or empty. */
    public static String versionOf(String reference) {
        int at = reference.indexOf("/_history/");
        return at < 0 ? "" : reference.substring(at + "/_history/".length());
    }
}
