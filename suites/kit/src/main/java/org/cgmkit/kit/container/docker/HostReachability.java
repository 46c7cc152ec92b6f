package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.kit.config.ListenAddress;

/** Where on this machine a server has to listen so that containers reach it, and nobody else if that can be helped. */
final class HostReachability {
    private static final String BRIDGE = "com.docker.network.bridge.name";

    private HostReachability() {}

    /**
     * Where to listen.
     *
     * @param engine the engine's address, such as {@code unix:///var/run/docker.sock}
     */
    static ListenAddress of(DockerClient client, URI engine) {
        boolean socket = !"tcp".equals(engine.getScheme()) && !"https".equals(engine.getScheme());
        return (socket ? bridge(client) : towards(engine))
                .or(HostReachability::ofThisContainer)
                // Docker Desktop and its like lead this name to the loopback address of the machine that they run on.
                .orElse(new ListenAddress("127.0.0.1", 0, "host.docker.internal"));
    }

    /** The engine runs on this machine: its bridge has an address that only this machine and its containers reach. */
    private static Optional<ListenAddress> bridge(DockerClient client) {
        try {
            String name = client.inspectNetworkCmd()
                    .withNetworkId("bridge")
                    .exec()
                    .getOptions()
                    .getOrDefault(BRIDGE, "docker0");
            return Optional.ofNullable(NetworkInterface.getByName(name))
                    .flatMap(bridge -> bridge.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .findFirst())
                    .map(HostReachability::at);
        } catch (DockerException | SocketException e) {
            return Optional.empty();
        }
    }

    /** The engine is another machine: what this one is to it. Nothing is sent for that. */
    private static Optional<ListenAddress> towards(URI engine) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(engine.getHost()), engine.getPort()));
            InetAddress own = socket.getLocalAddress();
            return own.isLoopbackAddress() ? Optional.empty() : Optional.of(at(own));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The kit is in a container itself, with the socket of the engine beside it. */
    private static Optional<ListenAddress> ofThisContainer() {
        try {
            return Files.exists(Path.of("/.dockerenv"))
                    ? Optional.of(at(InetAddress.getLocalHost()))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static ListenAddress at(InetAddress address) {
        return new ListenAddress(address.getHostAddress(), 0, null);
    }
}
