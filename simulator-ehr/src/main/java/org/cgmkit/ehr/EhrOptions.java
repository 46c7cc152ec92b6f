package org.cgmkit.ehr;

import java.nio.file.Path;
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
 * @param database the file to keep data in, without the ending that H2 adds; null keeps them in memory
 * @param sandbox how the default sandbox is set up; it gets the id {@code default}
 * @param validator what validates submissions
 */
public record EhrOptions(Hosting hosting, @Nullable Path database, SandboxOptions sandbox, ProfileValidator validator) {

    /** A free port on the loopback address, data in memory, the standard sandbox, the built-in profiles. */
    public static EhrOptions standard() {
        return new EhrOptions(
                Hosting.LOOPBACK, null, SandboxOptions.standard(), GuideValidator.builtIn(GuideVersion.STU1));
    }

    /** The same at another port. */
    public EhrOptions at(int otherPort) {
        return with(hosting.at(otherPort));
    }

    /** The same reached in another way. */
    public EhrOptions with(Hosting other) {
        return new EhrOptions(other, database, sandbox, validator);
    }

    /** The same with data kept in a file. */
    public EhrOptions keepingIn(Path file) {
        return new EhrOptions(hosting, file, sandbox, validator);
    }

    /** The same with another setup of the default sandbox. */
    public EhrOptions with(SandboxOptions other) {
        return new EhrOptions(hosting, database, other, validator);
    }

    /** The same with another validator. */
    public EhrOptions with(ProfileValidator other) {
        return new EhrOptions(hosting, database, sandbox, other);
    }
}
