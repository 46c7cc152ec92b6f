package org.cgmkit.guide.cgm.drift;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A fact that a signature asks for.
 *
 * @param kind of which kind
 * @param values what it may be; {@code *} stands for anything, and what begins with {@code ~} is a regular expression
 */
record DriftPattern(FactKind kind, List<String> values) {

    /** The facts that are so. */
    List<String> among(Facts facts) {
        List<Pattern> patterns = values.stream().map(DriftPattern::compiled).toList();
        return facts.values(kind).stream()
                .filter(v -> patterns.stream().anyMatch(p -> p.matcher(v).matches()))
                .toList();
    }

    private static Pattern compiled(String value) {
        if (value.startsWith("~")) {
            return Pattern.compile(value.substring(1), Pattern.DOTALL);
        }
        StringBuilder regex = new StringBuilder();
        for (String part : value.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(part.isEmpty() ? "(?:)" : Pattern.quote(part));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }
}
