package org.cgmkit.validation.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a finding lies.
 *
 * @param path the FHIRPath of the element
 * @param entry the position of the Bundle's entry, from 0, or null outside entries
 */
record FindingLocation(String path, @Nullable Integer entry) {
    /** HAPI notes the resource that it met in an entry as a comment, such as {@code /*Observation/x*}{@code /}. */
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/");

    private static final Pattern ENTRY = Pattern.compile("^Bundle\\.entry\\[(\\d+)]");
    private static final Pattern CONDITION = Pattern.compile("\\[url='[^']*']");

    /** The place that HAPI's location string names; it may be missing. */
    static FindingLocation of(@Nullable String location) {
        if (location == null) {
            return new FindingLocation("", null);
        }
        String path =
                CONDITION.matcher(COMMENT.matcher(location).replaceAll("")).replaceAll("");
        Matcher entry = ENTRY.matcher(path);
        return new FindingLocation(path, entry.find() ? Integer.valueOf(entry.group(1)) : null);
    }

    /** The place of an element below this one, named by the id or path of its definition. */
    FindingLocation child(String definition) {
        return new FindingLocation(path + "." + name(definition), entry);
    }

    /** Whether this place lies below the other one. */
    boolean isBelow(FindingLocation other) {
        return path.startsWith(other.path + ".");
    }

    /** The place around this one: the element that has this one as a part. */
    FindingLocation parent() {
        Matcher typed = Pattern.compile("^(.*)\\.(?!ofType)[^.]+(\\.ofType\\(\\w+\\))?$")
                .matcher(path);
        return typed.matches() ? new FindingLocation(typed.group(1), entry) : this;
    }

    /** The name of the last element of a path or of a definition's id, without type, slice or position. */
    static String name(String path) {
        String untyped = path.replaceAll("\\.ofType\\(\\w+\\)$", "");
        return untyped.substring(untyped.lastIndexOf('.') + 1).replaceAll("(\\[[^]]*]|:.*)+$", "");
    }
}
