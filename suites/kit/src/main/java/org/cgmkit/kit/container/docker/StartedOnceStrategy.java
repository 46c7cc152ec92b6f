package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/** Takes a container as started once it runs, or has run: some are quick, and how they ended is looked at later. */
final class StartedOnceStrategy extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(DockerClient client, String containerId) {
        ContainerState state = getCurrentState(client, containerId);
        return Boolean.TRUE.equals(state.getRunning()) || "exited".equals(state.getStatus())
                ? StartupStatus.SUCCESSFUL
                : StartupStatus.NOT_YET_KNOWN;
    }
}
