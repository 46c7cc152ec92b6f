package org.cgmkit.ehr;

import java.nio.file.Path;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/**
 * How a simulator is started.
 *
 * @param port the port to listen at, or 0 for a free one
 * @param address the address to listen at
 * @param database the file to keep data in, without the ending that H2 adds; null keeps them in memory
 * @param sandbox how the default sandbox is set up; it gets the id {@code default}
 * @param validator what validates submissions
 */
public record EhrOptions(
        int port, String address, @Nullable Path database, SandboxOptions sandbox, ProfileValidator validator) {

    public EhrOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("Expected a port from 0 to 65535, but got " + port + ".");
        }
    }

    /** A free port on the loopback address, data in memory, the standard sandbox, the built-in profiles. */
    public static EhrOptions standard() {
        return new EhrOptions(
                0, "127.0.0.1", null, SandboxOptions.standard(), GuideValidator.builtIn(GuideVersion.STU1));
    }

    /** The same at another port. */
    public EhrOptions at(int otherPort) {
        return new EhrOptions(otherPort, address, database, sandbox, validator);
    }

    /** The same at another address. */
    public EhrOptions boundTo(String otherAddress) {
        return new EhrOptions(port, otherAddress, database, sandbox, validator);
    }

    /** The same with data kept in a file. */
    public EhrOptions keepingIn(Path file) {
        return new EhrOptions(port, address, file, sandbox, validator);
    }

    /** The same with another setup of the default sandbox. */
    public EhrOptions with(SandboxOptions other) {
        return new EhrOptions(port, address, database, other, validator);
    }

    /** The same with another validator. */
    public EhrOptions with(ProfileValidator other) {
        return new EhrOptions(port, address, database, sandbox, other);
    }
}
