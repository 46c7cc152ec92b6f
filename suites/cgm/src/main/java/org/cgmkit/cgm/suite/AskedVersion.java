package org.cgmkit.cgm.suite;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.SuiteOption;
import org.jspecify.annotations.Nullable;

/** By which version of the guide a target is to be tested: as the command line says, or else its file, or else STU 1. */
final class AskedVersion {
    private static final String NAME = "--guide";

    private AskedVersion() {}

    /** The option. */
    static SuiteOption option() {
        return SuiteOption.of(
                NAME, "VERSION", "The version of the guide to test by: stu1 (the default), ballot or argonaut-2024.");
    }

    /**
     * The version that is asked for.
     *
     * @param file the target file, or null where there is none; where it cannot be read, whoever reads all of it says so
     * @throws ConfigurationException where there is no such version
     */
    static GuideVersion of(@Nullable Path file, OptionValues options) {
        Optional<String> given = options.text(NAME);
        if (given.isPresent()) {
            try {
                return GuideVersion.named(given.get());
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(NAME + ": " + e.getMessage());
            }
        }
        return Optional.ofNullable(file)
                .flatMap(AskedVersion::in)
                .flatMap(GuideVersion::byName)
                .orElse(GuideVersion.usual());
    }

    private static Optional<String> in(Path file) {
        try {
            return Optional.of(
                    new YAMLMapper().readTree(file.toFile()).path("guide").asText());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
