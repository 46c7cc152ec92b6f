package org.cgmkit.ehr.authorization;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who decides about what an app asks for at the authorization endpoint. */
public enum Consent {
    /** A person, on a page. */
    PAGE,
    /** Nobody: all of it is allowed at once, for the patient of the launch or of the sandbox. */
    ALLOW,
    /** Nobody: it is denied at once. */
    DENY;

    /** The names in options and files. */
    public static List<String> names() {
        return Stream.of(values()).map(Consent::text).toList();
    }

    /**
     * The one with that name.
     *
     * @throws IllegalArgumentException where there is none, with a sentence that says what was expected
     */
    public static Consent named(String name) {
        return Stream.of(values())
                .filter(c -> c.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected page, allow or deny as the consent, but got " + name + "."));
    }

    /** Its name in options and files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
