package org.cgmkit.kit.authorization;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope that opens resources (SMART App Launch, "Scopes for requesting FHIR Resources"), in its second or first form.
 *
 * @param level {@code patient}, {@code user} or {@code system}
 * @param type the type of the resources, or {@code *}
 * @param creates whether they may be created
 * @param query what they have to meet, such as {@code category=LAB}; empty where nothing
 */
public record SmartScope(String level, String type, boolean creates, String query) {
    private static final Pattern SCOPE =
            Pattern.compile("(patient|user|system)/(\\*|[A-Z][A-Za-z]*)\\.(read|write|\\*|[cruds]+)(?:\\?(.+))?");

    /** What a text says, or nothing where it is a scope of another kind. */
    public static Optional<SmartScope> of(String text) {
        Matcher scope = SCOPE.matcher(text);
        if (!scope.matches()) {
            return Optional.empty();
        }
        String actions = scope.group(3);
        boolean creates =
                actions.equals("*") || actions.equals("write") || (!actions.equals("read") && actions.contains("c"));
        return Optional.of(
                new SmartScope(scope.group(1), scope.group(2), creates, scope.group(4) == null ? "" : scope.group(4)));
    }

    /** Whether resources of that type that carry that category may be created by it. */
    public boolean letsCreate(String wanted, String category) {
        return creates && (type.equals("*") || type.equals(wanted)) && (query.isEmpty() || query.contains(category));
    }
}
