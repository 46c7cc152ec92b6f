package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgmkit.kit.container.ContainerOwner;

/** Containers and networks that carry the kit's labels. */
final class LeftoverContainers {
    private final DockerClient client;

    LeftoverContainers(DockerClient client) {
        this.client = client;
    }

    /** Removes what belongs to processes that are no longer there; a sentence for each thing. */
    List<String> sweep() {
        Instant now = InstantSource.system().instant();
        List<String> swept = new ArrayList<>();
        for (Container container : containers(ContainerOwner.RUN)) {
            if (isGone(container.getLabels(), Instant.ofEpochSecond(container.getCreated()), now)
                    && removed(container)) {
                swept.add("Removed a container of image " + container.getImage() + " (" + shortened(container.getId())
                        + "), which a run left behind that was killed.");
            }
        }
        for (Network network : networks(ContainerOwner.RUN)) {
            Instant made = Optional.ofNullable(network.getCreated())
                    .map(Date::toInstant)
                    .orElse(now);
            if (isGone(network.getLabels(), made, now) && removed(network)) {
                swept.add("Removed the network " + network.getName() + ", which a run left behind that was killed.");
            }
        }
        return swept;
    }

    /** Removes all that a run has made. */
    void removeOf(ContainerOwner owner) {
        String label = ContainerOwner.RUN + "=" + owner.run();
        containers(label).forEach(this::removed);
        networks(label).forEach(this::removed);
    }

    private List<Container> containers(String label) {
        return client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(label))
                .exec();
    }

    private List<Network> networks(String label) {
        return client.listNetworksCmd().withFilter("label", List.of(label)).exec();
    }

    private static boolean isGone(Map<String, String> labels, Instant made, Instant now) {
        Predicate<ContainerOwner> gone = owner -> owner.isGone(made, now);
        return ContainerOwner.of(Objects.requireNonNullElse(labels, Map.of()))
                .filter(gone)
                .isPresent();
    }

    private boolean removed(Container container) {
        try {
            client.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return true;
        } catch (NotFoundException | ConflictException e) {
            return false; // Somebody else has removed it, or is about to.
        }
    }

    private boolean removed(Network network) {
        try {
            client.removeNetworkCmd(network.getId()).exec();
            return true;
        } catch (DockerException e) {
            return false; // Others are in it still, or have removed it.
        }
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(12, id.length()));
    }
}
