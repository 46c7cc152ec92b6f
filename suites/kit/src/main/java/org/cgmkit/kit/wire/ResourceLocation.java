package org.cgmkit.kit.wire;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a resource is, read from a {@code location} such as {@code Observation/1/_history/1}, relative or absolute.
 *
 * @param type the resource's type
 * @param id its logical id
 */
public record ResourceLocation(String type, String id) {
    private static final Pattern FORM =
            Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?/?");

    /** The location in that text, or empty where it does not name a type and an id. */
    public static Optional<ResourceLocation> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new ResourceLocation(matcher.group(1), matcher.group(2)))
                : Optional.empty();
    }

    /** As a relative reference, such as {@code Observation/1}. */
    @Override
    public String toString() {
        return type + "/" + id;
    }
}
