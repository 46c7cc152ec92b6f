package org.cgmkit.kit.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A container image that a target is started from, as its owner describes it.
 *
 * @param name the image, with its tag or digest
 * @param port the port that it serves, within the container, or null where it serves none
 * @param scheme {@code http} or {@code https}
 * @param basePath where its FHIR base is, such as {@code /fhir}; empty for the root
 * @param environment the variables of its environment
 * @param files what is copied into it before it starts: a path of this machine by a path in the container
 * @param command the words of its command, in place of those that the image has; none for the image's own
 * @param ready when it is taken to be ready
 * @param seed the words of a command that is run in it when it is ready; none for no such command
 * @param network the network that it is put into, made where there is none of that name; null for the engine's usual one
 * @param aliases further names of it within that network
 * @param secrets values that came from the kit's own environment, by the name of their variable: they are seen nowhere
 */
public record ContainerImage(
        String name,
        @Nullable Integer port,
        String scheme,
        String basePath,
        Map<String, String> environment,
        Map<String, Path> files,
        List<String> command,
        Readiness ready,
        List<String> seed,
        @Nullable String network,
        List<String> aliases,
        Map<String, String> secrets) {
    /** What engines take: a repository, perhaps with registry, tag and digest. */
    private static final Pattern REFERENCE = Pattern.compile(
            "(?:[A-Za-z0-9.-]+(?::\\d{1,5})?/)?[a-z0-9]+(?:[._/-]+[a-z0-9]+)*(:[\\w][\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?");

    public ContainerImage {
        environment = Map.copyOf(environment);
        files = Map.copyOf(files);
        command = List.copyOf(command);
        seed = List.copyOf(seed);
        aliases = List.copyOf(aliases);
        secrets = Map.copyOf(secrets);
    }

    /** An image that serves nothing and is ready as soon as it runs. */
    public static ContainerImage named(String name) {
        return new ContainerImage(
                reference(name),
                null,
                "http",
                "",
                Map.of(),
                Map.of(),
                List.of(),
                Readiness.running(),
                List.of(),
                null,
                List.of(),
                Map.of());
    }

    /** The same with another command. */
    public ContainerImage running(List<String> words) {
        return new ContainerImage(
                name, port, scheme, basePath, environment, files, words, ready, seed, network, aliases, secrets);
    }

    /** The same that serves FHIR at a port below a path, and is ready when it answers there. */
    public ContainerImage serving(int atPort, String path, Readiness when) {
        return new ContainerImage(
                name, atPort, scheme, path, environment, files, command, when, seed, network, aliases, secrets);
    }

    /** The same that is called by HTTPS or by HTTP. */
    public ContainerImage by(String otherScheme) {
        return new ContainerImage(
                name, port, otherScheme, basePath, environment, files, command, ready, seed, network, aliases, secrets);
    }

    /** The same with variables, some of which came from the kit's own environment. */
    public ContainerImage with(Map<String, String> variables, Map<String, String> hidden) {
        return new ContainerImage(
                name, port, scheme, basePath, variables, files, command, ready, seed, network, aliases, hidden);
    }

    /** The same with files in it. */
    public ContainerImage holding(Map<String, Path> copied) {
        return new ContainerImage(
                name, port, scheme, basePath, environment, copied, command, ready, seed, network, aliases, secrets);
    }

    /** The same with a command that is run in it when it is ready. */
    public ContainerImage seededBy(List<String> words) {
        return new ContainerImage(
                name, port, scheme, basePath, environment, files, command, ready, words, network, aliases, secrets);
    }

    /** The same in a network. */
    public ContainerImage in(@Nullable String otherNetwork, List<String> names) {
        return new ContainerImage(
                name, port, scheme, basePath, environment, files, command, ready, seed, otherNetwork, names, secrets);
    }

    /** Its FHIR base, where its port can be reached at that address. */
    public URI base(String host, int mappedPort) {
        return URI.create(scheme + "://" + host + ":" + mappedPort + basePath);
    }

    /**
     * The name of an image, as engines take it.
     *
     * @throws ConfigurationException where it cannot be one
     */
    public static String reference(String text) {
        Matcher matcher = REFERENCE.matcher(text.strip());
        if (!matcher.matches()) {
            throw new ConfigurationException(
                    "Expected the name of an image, such as registry.example.org/ehr:4.2, but got '" + text + "'.");
        }
        return text.strip();
    }
}
