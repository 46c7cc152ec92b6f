package org.cgmkit.cli.validate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.FhirGuide;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/** By which guide, in which version, files are validated: the one asked for, that of a package, or the one that each file shows. */
final class GuideOption {
    private final Optional<FhirGuide> given;
    private final @Nullable Path guidePackage;
    private final Map<FhirGuide, ProfileValidator> validators = new HashMap<>();

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

    private static FhirGuide named(String name) {
        return GuideVersion.byName(name)
                .<FhirGuide>map(v -> v)
                .or(() -> T1dEdition.byName(name))
                .orElseThrow(() -> new ConfigurationException("Expected --guide to be one of "
                        + Stream.<FhirGuide>concat(Stream.of(GuideVersion.values()), Stream.of(T1dEdition.values()))
                                .map(FhirGuide::id)
                                .collect(Collectors.joining(", "))
                        + ", but got '" + name + "'."));
    }

    /** Whether each file is to say by itself for which version it was written. */
    boolean isLeftToFiles() {
        return given.isEmpty();
    }

    /** The guide for a file with those facts, and why. */
    GuideRecognition guide(FileFacts facts) {
        return given.map(g -> new GuideRecognition(g, "")).orElseGet(facts::recognition);
    }

    /** The validator of a guide; one is made for each that is needed. */
    ProfileValidator validator(FhirGuide guide) {
        return validators.computeIfAbsent(guide, g -> validator(g, guidePackage).judgingEntries());
    }

    private static GuideValidator validator(FhirGuide guide, @Nullable Path guidePackage) {
        if (guidePackage == null) {
            return GuideValidator.builtIn(guide);
        }
        if (guide instanceof GuideVersion version) {
            return GuideValidator.withPackage(version, guidePackage);
        }
        throw new ConfigurationException(
                "Expected --guide-package with a version of the guide on CGM only, but got --guide " + guide.id()
                        + "; leave out one of the two.");
    }
}
