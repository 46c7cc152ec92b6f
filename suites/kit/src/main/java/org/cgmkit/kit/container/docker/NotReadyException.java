package org.cgmkit.kit.container.docker;

import java.util.OptionalInt;
import org.testcontainers.containers.ContainerLaunchException;

/** A container ran and did not become ready. */
final class NotReadyException extends ContainerLaunchException {
    private final transient OptionalInt exitCode;

    private NotReadyException(String message, OptionalInt exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It did not in time. */
    static NotReadyException inTime() {
        return new NotReadyException("The container did not become ready in time.", OptionalInt.empty());
    }

    /** It will not any more. */
    static NotReadyException asItEnded(int exitCode) {
        return new NotReadyException("The container has ended.", OptionalInt.of(exitCode));
    }

    /** The code with which it ended; empty where it ran on. */
    OptionalInt exitCode() {
        return exitCode;
    }
}
