package org.cgmkit.simulator;

import java.util.List;
import java.util.Optional;

/** A simulator at work. Closing it ends it. */
public interface RunningSimulator extends AutoCloseable {

    /** The address under which it is reached. */
    String address();

    /** What somebody has to know to use it, line by line. */
    default List<String> introduction() {
        return List.of("It listens at " + address() + ".");
    }

    /** A QR code of what it hands out to be scanned, as a PNG image; empty where it hands out nothing. */
    default Optional<byte[]> code() {
        return Optional.empty();
    }

    @Override
    void close();
}
