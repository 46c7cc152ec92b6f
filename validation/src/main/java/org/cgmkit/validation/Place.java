package org.cgmkit.validation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a finding lies.
 *
 * @param path the FHIRPath of the element
 * @param entry the position of the Bundle's entry, from 0, or null outside entries
 */
record Place(String path, @Nullable Integer entry) {
    /** HAPI notes the resource met in a reference or an entry as a comment, such as {@code /*Observation/x*}{@code /}. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");

    /** The place that HAPI's location string names; it may be missing. */
    static Place of(@Nullable String location) {
        if (location == null) {
            return new Place("", null);
        }
        String path = COMMENT.matcher(location).replaceAll("");
        Matcher entry = ENTRY.matcher(path);
        return new Place(path, entry.find() ? Integer.valueOf(entry.group(1)) : null);
    }
}
