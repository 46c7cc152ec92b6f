package org.cgmkit.simulator;

import java.util.List;

/** A simulator at work. Closing it ends it. */
public interface RunningSimulator extends AutoCloseable {

    /** The address under which it is reached. */
    String address();

    /** What somebody has to know to use it, line by line. */
    default List<String> introduction() {
        return List.of("It listens at " + address() + ".");
    }

    @Override
    void close();
}
