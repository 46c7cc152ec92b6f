package org.cgmkit.guide.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Values of search parameters, in which a comma parts alternatives and a bar the system from the code, and a backslash takes
 * its meaning from either (FHIR R4, Search, "Escaping Search Parameters": {@code \,} {@code \|} {@code \$} {@code \\}).
 */
public final class SearchValue {
    private static final String ESCAPED = "\\,|$";

    private SearchValue() {}

    /**
     * A code or identifier as it is searched for (FHIR R4, Search, "token").
     *
     * @param system the system, empty for none, or null for any
     * @param code the code or value, or null for any of that system
     */
    public record Token(@Nullable String system, @Nullable String code) {}

    /** The alternatives of a value, parted by commas; what is escaped in them still is. */
    public static List<String> alternatives(String value) {
        return parts(value, ',', Integer.MAX_VALUE);
    }

    /** The token that one alternative stands for; the first bar that is not escaped parts the system from the code. */
    public static Token token(String alternative) {
        List<String> parts = parts(alternative, '|', 2);
        if (parts.size() == 1) {
            return new Token(null, text(alternative));
        }
        return new Token(text(parts.get(0)), parts.get(1).isEmpty() ? null : text(parts.get(1)));
    }

    /** The text that one alternative stands for. A backslash before anything else is one, as most servers take it. */
    public static String text(String alternative) {
        StringBuilder text = new StringBuilder(alternative.length());
        for (int i = 0; i < alternative.length(); i++) {
            if (isEscape(alternative, i)) {
                i++;
            }
            text.append(alternative.charAt(i));
        }
        return text.toString();
    }

    /** A text as one alternative of a value, with a backslash before each character that would mean something there. */
    public static String escaped(String text) {
        return text.replaceAll("[\\\\,|$]", "\\\\$0");
    }

    private static List<String> parts(String value, char separator, int most) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < value.length() && parts.size() < most - 1; i++) {
            if (isEscape(value, i)) {
                i++;
            } else if (value.charAt(i) == separator) {
                parts.add(value.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(value.substring(start));
        return parts;
    }

    private static boolean isEscape(String value, int at) {
        return value.charAt(at) == '\\' && at + 1 < value.length() && ESCAPED.indexOf(value.charAt(at + 1)) >= 0;
    }
}
