package org.cgmkit.cli.cgm.validate;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.SubmissionFacts;
import org.cgmkit.guide.cgm.drift.VersionRecognition;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/** By which version of the guide files are validated: the one asked for, that of a package, or the one that each file shows. */
final class GuideOption {
    private final Optional<GuideVersion> given;
    private final @Nullable Path guidePackage;
    private final Map<GuideVersion, ProfileValidator> validators = new EnumMap<>(GuideVersion.class);

    /**
     * The version that the command line asks for.
     *
     * @param name the name of a version, or null where none is given
     * @param guidePackage a package of the guide, or null for the profiles of the kit
     * @throws ConfigurationException where there is no such version
     */
    GuideOption(@Nullable String name, @Nullable Path guidePackage) {
        this.guidePackage = guidePackage;
        if (name != null) {
            this.given = Optional.of(named(name));
        } else {
            this.given = Optional.ofNullable(guidePackage).map(GuideValidator::versionOf);
        }
    }

    private static GuideVersion named(String name) {
        return GuideVersion.byName(name)
                .orElseThrow(() -> new ConfigurationException("Expected --guide to be one of "
                        + Arrays.stream(GuideVersion.values())
                                .map(GuideVersion::id)
                                .collect(Collectors.joining(", "))
                        + ", but got '" + name + "'."));
    }

    /** Whether each file is to say by itself for which version it was written. */
    boolean isLeftToFiles() {
        return given.isEmpty();
    }

    /** The version for a file with those facts, and why. */
    VersionRecognition version(SubmissionFacts facts) {
        return given.map(v -> new VersionRecognition(v, "")).orElseGet(facts::recognition);
    }

    /** The validator of a version; one is made for each version that is needed. */
    ProfileValidator validator(GuideVersion version) {
        return validators.computeIfAbsent(version, v -> {
            Path file = guidePackage;
            return (file == null ? GuideValidator.builtIn(v) : GuideValidator.withPackage(v, file)).judgingEntries();
        });
    }
}
