package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import org.cgmkit.guide.GuideVersion;

/**
 * An example with one change, and what validation must find in it (see {@code variants/README.md}).
 *
 * @param name the base and the change, for people
 * @param base the example
 * @param edit JSON pointers and their new values
 * @param breaks the constraints that the change breaks, each as {@code profile#element kind}
 * @param finds the errors
 * @param warns the warnings
 */
record Variant(String name, Base base, JsonNode edit, List<String> breaks, List<Expected> finds, List<Expected> warns) {

    /** A finding that must be there: its path, and words of its message. */
    record Expected(String path, String says) {}

    /** The kit's own example, changed. */
    JsonNode own() {
        return Edit.of(TestFiles.json("examples/" + base.file() + ".json"), edit);
    }

    /** The guide's example of the same shape, changed; only where there is one. */
    JsonNode official(OfficialGuide guide) {
        return Edit.of(guide.file(Objects.requireNonNull(base.official())), edit);
    }

    /** The canonical of the profile that it is judged by. */
    String profile() {
        return GuideVersion.STU1.canonicalBase() + "/StructureDefinition/" + base.profile();
    }

    @Override
    public String toString() {
        return name;
    }
}
