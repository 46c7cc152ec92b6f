package org.cgmkit.suites.setup.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.Actor;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.suites.setup.Image;
import org.cgmkit.suites.setup.ReceiverTarget;
import org.jspecify.annotations.Nullable;

/**
 * What a target file says of a receiver.
 *
 * @param target the target, to which options may still be added
 * @param image the image that it is started from, or null where it runs already
 * @param knownFailures the failures that its owner declares to know of
 */
public record TargetFile(
        ReceiverTarget.Builder target, @Nullable Image image, List<KnownFailure> knownFailures) {

    public TargetFile {
        knownFailures = List.copyOf(knownFailures);
    }

    /** What is known of a target without a file: nothing yet. */
    public static TargetFile none() {
        return new TargetFile(ReceiverTarget.described(), null, List.of());
    }

    /**
     * Reads a file. Paths in it are relative to its folder.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param catalogue knows the requirements of which failures may be known
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static TargetFile read(Path file, Map<String, String> environment, Catalogue catalogue) {
        Mistakes mistakes = new Mistakes(file);
        Place root = open(file, environment, mistakes, TargetSchema.RECEIVER);
        Path folder = file.toAbsolutePath().normalize().resolveSibling("");
        ReceiverTarget.Builder target = new TargetReader(root, folder).read();
        Image image = image(root, folder);
        List<KnownFailure> known =
                new KnownFailuresReader(catalogue, Actor.RECEIVER).read(root.member("knownFailures"));
        if (!mistakes.isEmpty()) {
            throw mistakes.told();
        }
        return new TargetFile(target, image, known);
    }

    private static @Nullable Image image(Place root, Path folder) {
        Place url = root.member("baseUrl");
        Place image = root.member("image");
        if (!image.there()) {
            return null;
        }
        if (url.there()) {
            (url.line() > image.line() ? url : image)
                    .wrong("Expected one of 'baseUrl' and 'image', but both are given (lines " + url.line() + " and "
                            + image.line() + "): leave one of them out.");
        }
        return new ImageReader(image, folder).receiver().orElse(null);
    }

    /** The file, held against its schema; what is wrong with it is kept. */
    static Place open(Path file, Map<String, String> environment, Mistakes mistakes, String schema) {
        Environment variables = new Environment(environment);
        Place root = Place.of(YamlDocument.read(file, mistakes), variables, mistakes);
        TargetSchema.read(schema)
                .check(
                        new Tree(variables, mistakes)
                                .of(Optional.ofNullable(root.node()).orElseThrow()),
                        root);
        return root;
    }
}
