package org.cgmkit.kit.container;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.ListenAddress;
import org.cgmkit.kit.config.UnreachableException;

/** What starts containers for one run, and removes all of them when it is closed or the process is ended by a signal. */
public interface ContainerEngine extends AutoCloseable {

    /** Removes what runs left behind that were killed; a sentence for each thing, and none where there was nothing. */
    List<String> sweep();

    /**
     * Starts a container and waits until it is ready.
     *
     * @throws UnreachableException where there is no such image, or it does not become ready
     */
    Container start(Order order);

    /** Where a server on this machine has to listen for containers to reach it. */
    ListenAddress stand();

    /** Removes every container of the run, and the networks that were made for them. */
    @Override
    void close();

    /**
     * A container that is wanted.
     *
     * @param image what it is made from
     * @param environment variables beside those of the image's description
     * @param ends whether it does its work and ends; otherwise it stays, and that it ends is a failure
     * @param log keeps what it prints
     * @param teller is told what takes long
     */
    record Order(
            ContainerImage image,
            Map<String, String> environment,
            boolean ends,
            ContainerLog log,
            Consumer<String> teller) {
        public Order {
            environment = Map.copyOf(environment);
        }
    }
}
