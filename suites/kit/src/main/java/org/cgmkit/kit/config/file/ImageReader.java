package org.cgmkit.kit.config.file;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.ImageTrigger;
import org.cgmkit.kit.config.Readiness;
import org.cgmkit.kit.config.TriggeredImage;

/** Reads the image that a target is started from. */
public final class ImageReader {
    private static final List<String> SIGNS = List.of("path", "log", "listening");

    /** What only makes sense of a container that stays. */
    private static final List<String> OF_SERVERS = List.of("port", "ready", "seed");

    private final YamlField place;
    private final Path folder;

    /**
     * A reader.
     *
     * @param place where the image is described
     * @param folder what paths in the file are relative to
     */
    public ImageReader(YamlField place, Path folder) {
        this.place = place;
        this.folder = folder;
    }

    /** A server, which is ready when it answers with its capability statement, where nothing else is said. */
    public Optional<ContainerImage> server() {
        String base = place.member("basePath").text().orElse("").replaceAll("/+$", "");
        Optional<Integer> port = port();
        Readiness ready = ready(new Readiness.Answering(base + "/metadata", 200));
        return common().flatMap(image -> port.map(p -> image.serving(p, base, ready)))
                .map(image -> image.by(place.member("scheme").text().orElse("http")));
    }

    /** An app, with what brings it to submit. */
    public Optional<TriggeredImage> app(YamlField trigger) {
        Optional<ImageTrigger> stays = trigger(trigger);
        if (stays.isEmpty()) {
            OF_SERVERS.stream()
                    .map(place::member)
                    .filter(YamlField::there)
                    .forEach(each -> each.wrong("This is about an app that stays, but without a trigger a container is "
                            + "started for each step and ends by itself: give 'trigger' an 'exec' or a 'path', or leave"
                            + " this out."));
            return common().map(image -> new TriggeredImage(image, new ImageTrigger.EachStep()));
        }
        Optional<Integer> port = port();
        if (stays.get() instanceof ImageTrigger.Path && !place.member("port").there()) {
            place.wrong("Expected 'port' here, at which the app takes what triggers it, but it is missing.");
        }
        Readiness ready = ready(port.isPresent() ? new Readiness.Listening() : new Readiness.Running());
        return common().map(image -> port.map(p -> image.serving(p, "", ready)).orElse(image))
                .map(image -> new TriggeredImage(image, stays.get()));
    }

    private static Optional<ImageTrigger> trigger(YamlField trigger) {
        for (String outside : List.of("command", "url")) {
            if (trigger.member(outside).there()) {
                trigger.member(outside)
                        .wrong("'" + outside
                                + "' is about an app that runs elsewhere, but there is an 'image' here: give"
                                + " 'exec', a command in its container, or 'path', an address of it.");
            }
        }
        List<String> words = words(trigger.member("exec"));
        Optional<String> path = trigger.member("path").text();
        if (!words.isEmpty() && path.isPresent()) {
            trigger.member("path").wrong("Both 'exec' and 'path' are given: leave one of them out.");
        }
        return words.isEmpty() ? path.map(ImageTrigger.Path::new) : Optional.of(new ImageTrigger.Command(words));
    }

    private Optional<ContainerImage> common() {
        Optional<String> name = place.member("name").read(ContainerImage::reference);
        YamlField network = place.member("network");
        YamlField aliases = place.member("aliases");
        if (aliases.there() && !network.there()) {
            aliases.wrong("Expected a 'network' beside 'aliases', which are names within it, but it is missing.");
        }
        Map<String, String> environment = environment();
        Map<String, Path> files = files();
        return name.map(n -> ContainerImage.named(n)
                .running(words(place.member("command")))
                .with(environment, secrets())
                .holding(files)
                .seededBy(words(place.member("seed")))
                .in(network.text().orElse(null), words(aliases)));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        place.member("environment")
                .members()
                .forEach((name, value) -> value.text().ifPresent(text -> environment.put(name, text)));
        return environment;
    }

    /** What came from variables is taken for secret, as nobody would have kept it out of the file otherwise. */
    private Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        Stream.of(
                        place.member("environment").members().values().stream(),
                        place.member("command").elements().stream(),
                        place.member("seed").elements().stream())
                .flatMap(Function.identity())
                .forEach(each -> secrets.putAll(each.variables()));
        return secrets;
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new LinkedHashMap<>();
        place.member("files").members().forEach((inside, outside) -> {
            if (!inside.startsWith("/")) {
                outside.wrong("Expected a path in the container before the colon, which begins with a slash, but got '"
                        + inside + "'.");
            }
            outside.read(text -> existing(folder.resolve(text))).ifPresent(file -> files.put(inside, file));
        });
        return files;
    }

    private static Path existing(Path file) {
        if (!Files.isReadable(file)) {
            throw new ConfigurationException("Expected a file or folder to copy at " + file
                    + ", but it cannot be read: paths are relative to the target file.");
        }
        return file;
    }

    private Optional<Integer> port() {
        return place.member("port").read(Integer::valueOf);
    }

    private Readiness ready(Readiness.Sign usual) {
        YamlField ready = place.member("ready");
        List<String> given =
                SIGNS.stream().filter(sign -> ready.member(sign).there()).toList();
        if (given.size() > 1) {
            ready.member(given.get(1))
                    .wrong("Expected one sign of being ready, but both '" + given.get(0) + "' and '" + given.get(1)
                            + "' are given: leave one of them out.");
        }
        YamlField status = ready.member("status");
        if (status.there() && !ready.member("path").there()) {
            status.wrong("Expected a 'path' beside 'status', which is what a GET of it answers, but it is missing.");
        }
        Duration within = ready.member("within")
                .read(text -> new Readiness(new Readiness.Running(), DurationParser.parse(text)).within())
                .orElse(Readiness.USUAL);
        int code = status.read(Integer::valueOf).orElse(200);
        Readiness.Sign sign = ready.member("path")
                .text()
                .<Readiness.Sign>map(path -> new Readiness.Answering(path, code))
                .or(() -> ready.member("log").read(Readiness.Printing::new))
                .or(() -> ready.member("listening").truth().map(yes -> new Readiness.Listening()))
                .orElse(usual);
        return new Readiness(sign, within);
    }

    private static List<String> words(YamlField list) {
        return list.elements().stream().flatMap(each -> each.text().stream()).toList();
    }
}
