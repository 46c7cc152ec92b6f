package org.cgmkit.cli.cgm;

import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import picocli.CommandLine.Option;

/** Which version of the guide a command works by. */
final class AskedGuide {
    @Option(
            names = "--guide",
            paramLabel = "VERSION",
            defaultValue = "stu1",
            description = "The version of the guide: stu1 (the default), ballot or argonaut-2024.")
    private String guide = "stu1";

    /**
     * The version.
     *
     * @throws ConfigurationException where there is none of that name
     */
    GuideVersion version() {
        try {
            return GuideVersion.named(guide);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--guide: " + e.getMessage());
        }
    }
}
