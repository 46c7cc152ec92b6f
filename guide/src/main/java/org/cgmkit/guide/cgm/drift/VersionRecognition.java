package org.cgmkit.guide.cgm.drift;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * For which version of the guide resources were written.
 *
 * @param version the version; STU 1 where they satisfy it as well as another, and where nothing tells the versions apart
 * @param reason why, as what follows "taken as stu1: "
 */
public record VersionRecognition(GuideVersion version, String reason) {
    private static final int MOST_NAMED = 2;

    /**
     * The version that this is.
     *
     * @param own the facts in a run for the version
     * @param bridge whether another version is satisfied as well
     */
    static VersionRecognition of(GuideVersion version, Facts own, boolean bridge) {
        List<String> signs = Stream.of(
                        FactKind.OWN_CODE, FactKind.TAG, FactKind.VERSIONED, FactKind.CANONICAL, FactKind.OWN_ORDER)
                .flatMap(kind -> own.values(kind).stream()
                        .filter(v -> speaks(kind, v, version))
                        .map(v -> new DriftEvidence(kind, v, own.place(kind, v)).text()))
                .limit(MOST_NAMED)
                .toList();
        if (bridge && !own.values(FactKind.BRIDGE_CODE).isEmpty()) {
            return new VersionRecognition(
                    version, "it has the codings of several versions, all of this one among them");
        }
        return new VersionRecognition(
                version,
                signs.isEmpty()
                        ? "nothing in it tells the versions of the guide apart"
                        : "by " + String.join(" and ", signs));
    }

    private static boolean speaks(FactKind kind, String value, GuideVersion version) {
        return switch (kind) {
            case CANONICAL -> value.startsWith(version.canonicalBase() + "/");
            case VERSIONED -> value.endsWith("|" + version.packageVersion());
            case TAG ->
                version.submission()
                        .tag()
                        .filter(t -> t.toString().equals(value))
                        .isPresent();
            default -> true;
        };
    }
}
