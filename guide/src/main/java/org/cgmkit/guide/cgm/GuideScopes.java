package org.cgmkit.guide.cgm;

import java.util.List;
import java.util.stream.Stream;

/** The SMART scopes that the guide lists (guide, "Patient App to EHR" and "Provider App to EHR"). */
public final class GuideScopes {
    private GuideScopes() {}

    /**
     * The data scopes that a version lists, at that level.
     *
     * @param level {@code patient}, {@code user} or {@code system}
     */
    public static List<String> data(GuideVersion version, String level) {
        return version.scopes().stream().map(scope -> level + "/" + scope).toList();
    }

    /** What an app, whichever version it is of, asks for that acts for a patient and goes on without him, separated by blanks. */
    public static String ofApps() {
        return String.join(
                " ",
                Stream.concat(
                                Stream.of("launch/patient", "offline_access"),
                                data(GuideVersion.usual(), "patient").stream())
                        .toList());
    }

    /** What a backend service of whichever version asks for, separated by blanks; it needs no offline access. */
    public static String ofServices() {
        return String.join(" ", data(GuideVersion.usual(), "system"));
    }
}
