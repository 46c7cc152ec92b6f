package org.cgmkit.ehr;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.database.DatabaseAddress;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param hosting how it is reached
 * @param database where data are kept; null keeps them in memory
 * @param sandbox how the default sandbox is set up; it gets the id {@code default}
 * @param validators what validates submissions by a version of the guide, where that is not the built-in profiles
 */
public record EhrOptions(
        Hosting hosting,
        @Nullable DatabaseAddress database,
        SandboxOptions sandbox,
        Map<GuideVersion, ProfileValidator> validators) {
    public EhrOptions {
        validators = Map.copyOf(validators);
    }

    /** A free port on the loopback address, data in memory, the standard sandbox, the built-in profiles. */
    public static EhrOptions standard() {
        return new EhrOptions(Hosting.LOOPBACK, null, SandboxOptions.standard(), Map.of());
    }

    /** The same at another port. */
    public EhrOptions at(int otherPort) {
        return with(hosting.at(otherPort));
    }

    /** The same reached in another way. */
    public EhrOptions with(Hosting other) {
        return new EhrOptions(other, database, sandbox, validators);
    }

    /** The same with data kept in a file, which is named without the ending that H2 adds. */
    public EhrOptions keepingIn(Path file) {
        return keepingIn(DatabaseAddress.file(file));
    }

    /** The same with data kept in that database. */
    public EhrOptions keepingIn(DatabaseAddress address) {
        return new EhrOptions(hosting, address, sandbox, validators);
    }

    /** The same with another setup of the default sandbox. */
    public EhrOptions with(SandboxOptions other) {
        return new EhrOptions(hosting, database, other, validators);
    }

    /** The same with another validator of submissions by STU 1. */
    public EhrOptions with(ProfileValidator other) {
        return with(GuideVersion.usual(), other);
    }

    /** The same with another validator of submissions by that version of the guide. */
    public EhrOptions with(GuideVersion guide, ProfileValidator other) {
        Map<GuideVersion, ProfileValidator> all = new EnumMap<>(GuideVersion.class);
        all.putAll(validators);
        all.put(guide, other);
        return new EhrOptions(hosting, database, sandbox, all);
    }

    /** What validates submissions by that version of the guide. */
    ProfileValidator validator(GuideVersion guide) {
        ProfileValidator given = validators.get(guide);
        return given == null ? GuideValidator.builtIn(guide) : given;
    }
}
