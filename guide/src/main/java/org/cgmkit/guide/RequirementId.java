package org.cgmkit.guide;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The form of a requirement's id: {@code role.topic.statement}, each part in lower case with dashes. */
final class RequirementId {
    static final String FORM = "role.topic.statement, each part in lower case with dashes";
    private static final String PART = "[a-z][a-z0-9]*(?:-[a-z0-9]+)*";
    private static final Pattern ID = Pattern.compile("(" + PART + ")\\.(" + PART + ")\\." + PART);

    private RequirementId() {}

    static boolean isWellFormed(String id) {
        return ID.matcher(id).matches();
    }

    static boolean isPart(String text) {
        return text.matches(PART);
    }

    static String roleOf(String id) {
        return part(id, 1);
    }

    static String topicOf(String id) {
        return part(id, 2);
    }

    private static String part(String id, int group) {
        Matcher matcher = ID.matcher(id);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + id + "' is no id of a requirement: expected the form " + FORM + ".");
        }
        return matcher.group(group);
    }
}
