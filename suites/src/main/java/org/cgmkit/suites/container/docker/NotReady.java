package org.cgmkit.suites.container.docker;

import java.util.OptionalInt;
import org.testcontainers.containers.ContainerLaunchException;

/** A container ran and did not become ready. */
final class NotReady extends ContainerLaunchException {
    private final transient OptionalInt exitCode;

    private NotReady(String message, OptionalInt exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** It did not in time. */
    static NotReady inTime() {
        return new NotReady("The container did not become ready in time.", OptionalInt.empty());
    }

    /** It will not any more. */
    static NotReady asItEnded(int exitCode) {
        return new NotReady("The container has ended.", OptionalInt.of(exitCode));
    }

    /** The code with which it ended; empty where it ran on. */
    OptionalInt exitCode() {
        return exitCode;
    }
}
