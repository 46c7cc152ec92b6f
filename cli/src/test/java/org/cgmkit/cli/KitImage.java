package org.cgmkit.cli;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.cgmkit.kit.container.ContainerOwner;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** The kit's own image, which the tests of images start as receiver and as submitter. */
final class KitImage {
    /** What the first line of a target file names it by. */
    static final String NAME = Objects.requireNonNullElse(System.getProperty("cgmkit.image"), "none");

    /** The command of a receiver, without defects and the like. */
    static final String RECEIVER = "simulate, ehr, --bind, 0.0.0.0, --port, 8080";

    private KitImage() {}

    /** A test that needs a container engine and the kit's image. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.TYPE)
    @EnabledIfSystemProperty(
            named = "cgmkit.image",
            matches = ".+",
            disabledReason = "needs a container engine and the kit's image: -Dcgmkit.image=NAME names it")
    @interface Needed {}

    /** Writes a target file of a receiver that is the kit's image. */
    static Path receiver(Path folder, String command, String more) throws IOException {
        return Files.writeString(
                folder.resolve("target.yaml"),
                "kind: receiver\npatient: mara-lindqvist\nimage:\n  name: " + NAME
                        + "\n  port: 8080\n  basePath: /fhir\n  command: [" + command + "]\n" + more);
    }

    /** The kit's command in a container of it, as the list of a target file. */
    static String command(String words) {
        return "[\"" + String.join("\", \"", wordsOf(words)) + "\"]";
    }

    /** What the kit prints in a container of its image, where there is no engine; the last line has the exit code. */
    static String withoutEngine(String targetFile, String words) {
        ToStringConsumer output = new ToStringConsumer();
        List<String> entrypoint = new ArrayList<>(List.of("sh", "-c", "\"$0\" \"$@\"; echo \"exit code $?\""));
        entrypoint.addAll(wordsOf(words));
        try (GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(NAME))
                .withCopyToContainer(Transferable.of(targetFile), "/seed/target.yaml")
                .withCreateContainerCmdModifier(create -> create.withEntrypoint(entrypoint))
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Awaited.LONGEST))
                .withLogConsumer(output)) {
            container.start();
        }
        return output.toUtf8String();
    }

    private static List<String> wordsOf(String words) {
        List<String> all = new ArrayList<>(Arrays.asList(
                Objects.requireNonNull(client().inspectImageCmd(NAME).exec().getConfig())
                        .getEntrypoint()));
        all.addAll(List.of(words.split(" ")));
        return all;
    }

    /** The containers of all runs, running or not. */
    static List<String> containers() {
        return client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(List.of(ContainerOwner.RUN))
                .exec()
                .stream()
                .map(Container::getId)
                .toList();
    }

    /** The networks that runs made. */
    static List<String> networks() {
        return client().listNetworksCmd().withFilter("label", List.of(ContainerOwner.RUN)).exec().stream()
                .map(Network::getName)
                .toList();
    }

    private static DockerClient client() {
        return DockerClientFactory.instance().client();
    }
}
