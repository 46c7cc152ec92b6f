package org.cgmkit.validation.engine;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The names under which HAPI's {@code PrePopulatedValidationSupport} finds a definition that was given to it. */
final class CanonicalNames {
    private CanonicalNames() {}

    /** Its canonical with and without the version, and the last one and the last two parts of either. */
    static void forEach(String url, @Nullable String version, Consumer<String> name) {
        parts(url, name);
        if (version != null && !version.isBlank()) {
            parts(url + "|" + version, name);
        }
    }

    private static void parts(String canonical, Consumer<String> name) {
        name.accept(canonical);
        int last = canonical.lastIndexOf('/');
        if (last >= 0) {
            name.accept(canonical.substring(last + 1));
            name.accept(canonical.substring(canonical.lastIndexOf('/', last - 1) + 1));
        }
    }
}
