package org.cgmkit.kit.container.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cgmkit.kit.config.UnreachableException;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.ImageNameSubstitutor;

/** Fetches an image that is not there yet. Testcontainers would do so too, but tries for minutes what will not come. */
final class ImagePull {
    private static final int LONGEST_MINUTES = 15;

    private ImagePull() {}

    /**
     * Fetches it where it is missing.
     *
     * @param teller is told that it may take a while
     * @throws UnreachableException where it cannot be had
     */
    static void ifMissing(DockerClient client, String name, Consumer<String> teller) {
        DockerImageName image = ImageNameSubstitutor.instance().apply(DockerImageName.parse(name));
        try {
            client.inspectImageCmd(image.asCanonicalNameString()).exec();
        } catch (NotFoundException e) {
            teller.accept("  it is not there yet: pulling it …");
            pull(client, image);
        }
    }

    private static void pull(DockerClient client, DockerImageName image) {
        try {
            boolean came = client.pullImageCmd(image.getUnversionedPart())
                    .withTag(image.getVersionPart())
                    .exec(new PullImageResultCallback())
                    .awaitCompletion(LONGEST_MINUTES, TimeUnit.MINUTES);
            if (!came) {
                throw missing(image, "pulling it took more than " + LONGEST_MINUTES + " min.");
            }
        } catch (DockerException | DockerClientException e) {
            throw missing(image, "it is not on this machine and cannot be pulled. " + EngineErrorText.of(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw missing(image, "the run was broken off while it was pulled.");
        }
    }

    private static UnreachableException missing(DockerImageName image, String why) {
        return new UnreachableException("Expected an image " + image.asCanonicalNameString() + ", but " + why
                + " Look at its name and tag, and whether `docker pull` gets it.");
    }
}
