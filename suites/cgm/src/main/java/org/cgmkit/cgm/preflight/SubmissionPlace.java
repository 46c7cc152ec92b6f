package org.cgmkit.cgm.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cgmkit.guide.cgm.GuideVersion;

/** Where submissions go, where a version of the guide has several places for them (the ballot has two). */
public final class SubmissionPlace {
    private static final String OPERATION = "submit-cgm-bundle";

    private SubmissionPlace() {}

    /** All places that the version has, below the base, without a slash at their beginning; an empty one is the base. */
    public static List<String> all(GuideVersion guide) {
        return guide.submission().paths().stream()
                .map(path -> path.startsWith("/") ? path.substring(1) : path)
                .toList();
    }

    /**
     * The place below the base, without a slash at its beginning: the first of the version's, unless the server lists the
     * operation for Bundles only and the version allows that.
     */
    static String saidIn(JsonNode metadata, GuideVersion guide) {
        List<String> places = all(guide);
        boolean atSystem = false;
        boolean atBundle = false;
        for (JsonNode rest : metadata.path("rest")) {
            atSystem |= rest.path("operation").toString().contains(OPERATION);
            for (JsonNode resource : rest.path("resource")) {
                atBundle |= resource.path("type").asText().equals("Bundle")
                        && resource.path("operation").toString().contains(OPERATION);
            }
        }
        return atBundle && !atSystem ? places.getLast() : places.getFirst();
    }
}
