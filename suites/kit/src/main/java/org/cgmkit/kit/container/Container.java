package org.cgmkit.kit.container;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A container of a run. */
public interface Container extends AutoCloseable {

    /** The name or address of this machine or the engine's, at which the container's ports can be reached. */
    String host();

    /** The port there that leads to that port of the container. */
    int port(int within);

    /** The code with which it ended; empty while it runs. */
    OptionalInt exitCode();

    /**
     * Begins a command in it.
     *
     * @param words the words of the command; no shell reads them
     * @param environment variables beside those of the container
     * @param log keeps what it prints
     */
    Execution begin(List<String> words, Map<String, String> environment, ContainerLog log);

    /** Ends it and removes it; what it printed until then is kept. */
    @Override
    void close();

    /** A command that was begun in a container. */
    interface Execution extends AutoCloseable {

        /** The code with which it ended; empty while it runs. */
        OptionalInt exitCode();

        /** Ends it, as far as the container lets it. */
        @Override
        void close();
    }
}
