package org.cgmkit.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.guide.cgm.GuideVersion;

/** Validators for each version of the guide, over the kit's profiles and over those that were published. */
final class VersionValidators {
    private final Map<GuideVersion, GuideValidator> kit = new ConcurrentHashMap<>();
    private final Map<GuideVersion, GuideValidator> official = new ConcurrentHashMap<>();

    private final Map<GuideVersion, GuideValidator> judgingEntries = new ConcurrentHashMap<>();

    /** Over the kit's profiles, with what it remarks besides. */
    GuideValidator judgingEntries(GuideVersion version) {
        return judgingEntries.computeIfAbsent(
                version, v -> GuideValidator.builtIn(v).judgingEntries());
    }

    GuideValidator kit(GuideVersion version) {
        return kit.computeIfAbsent(version, GuideValidator::builtIn);
    }

    /** Only where the build knows the guide's own artifacts. */
    GuideValidator official(GuideVersion version) {
        return official.computeIfAbsent(version, VersionValidators::overPublishedProfiles);
    }

    private static GuideValidator overPublishedProfiles(GuideVersion version) {
        try {
            Path file = Files.createTempFile("cgm", ".tgz");
            try {
                return GuideValidator.withPackage(
                        version, OfficialGuide.get(version).packaged(file));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
