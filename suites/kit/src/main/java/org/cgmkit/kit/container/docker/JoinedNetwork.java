package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import java.util.HashMap;
import java.util.Map;
import org.cgmkit.kit.container.ContainerOwner;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;

/**
 * A network that is there already, or was made for this run and is removed with its containers.
 *
 * @param id the engine's id of it
 */
record JoinedNetwork(String id) implements Network {

    static JoinedNetwork named(DockerClient client, String name, ContainerOwner owner) {
        return client.listNetworksCmd().withNameFilter(name).exec().stream()
                .filter(network -> network.getName().equals(name))
                .findFirst()
                .map(network -> new JoinedNetwork(network.getId()))
                .orElseGet(() -> made(client, name, owner));
    }

    private static JoinedNetwork made(DockerClient client, String name, ContainerOwner owner) {
        // With those of Testcontainers, whose reaper then sees to it, too.
        Map<String, String> labels = new HashMap<>(DockerClientFactory.DEFAULT_LABELS);
        labels.put(DockerClientFactory.TESTCONTAINERS_SESSION_ID_LABEL, DockerClientFactory.SESSION_ID);
        labels.putAll(owner.labels());
        return new JoinedNetwork(client.createNetworkCmd()
                .withName(name)
                .withCheckDuplicate(true)
                .withLabels(labels)
                .exec()
                .getId());
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public void close() {
        // The engine removes it with all else of the run.
    }
}
