package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.cgmkit.fixtures.variant.Variant;

/** The examples that variants are tried on. */
final class Examples {
    private Examples() {}

    /** The kit's own example, changed. */
    static JsonNode own(Variant variant) {
        return variant.of(TestFiles.json("examples/" + variant.base().file() + ".json"));
    }

    /** The guide's example of the same shape, changed; only where there is one. */
    static JsonNode official(Variant variant, OfficialGuide guide) {
        return variant.of(guide.file(Objects.requireNonNull(variant.base().official())));
    }
}
