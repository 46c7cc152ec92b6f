package org.cgmkit.validation;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An example to make variants from (see {@code variants/README.md}).
 *
 * @param file the name of the kit's own example, without its ending
 * @param profile the id of the profile that it conforms to
 * @param official the name of the guide's own example of the same shape, without its ending, or null
 * @param warns the warnings that it gives as it is, by path
 */
record Base(String file, String profile, @Nullable String official, JsonNode warns) {}
