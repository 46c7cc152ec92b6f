package org.cgmkit.cgm.config.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.ContainerImage;
import org.cgmkit.kit.config.file.ImageReader;
import org.cgmkit.kit.config.file.TargetDocument;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlField;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * What a target file says of a receiver.
 *
 * @param target the target, to which options may still be added
 * @param image the image that it is started from, or null where it runs already
 * @param knownFailures the failures that its owner declares to know of
 */
public record ReceiverFile(
        ReceiverTarget.Builder target, @Nullable ContainerImage image, List<KnownFailure> knownFailures) {

    public ReceiverFile {
        knownFailures = List.copyOf(knownFailures);
    }

    /** The form of the file. */
    public static TargetSchema schema() {
        return TargetSchema.of(ReceiverFile.class, "receiver.schema.json");
    }

    /** What is known of a target without a file: nothing yet. */
    public static ReceiverFile none() {
        return new ReceiverFile(ReceiverTarget.described(), null, List.of());
    }

    /**
     * Reads a file. Paths in it are relative to its folder.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param catalogue knows the requirements of which failures may be known
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static ReceiverFile read(Path file, Map<String, String> environment, Catalogue catalogue) {
        TargetDocument document = TargetDocument.open(
                file,
                environment,
                schema(),
                catalogue,
                "`cgmkit init receiver --base-url URL` writes one to begin with.");
        ReceiverTarget.Builder target = new ReceiverTargetReader(document.root(), document.folder()).read();
        ContainerImage image = image(document.root(), document.folder());
        List<KnownFailure> known = document.knownFailures(catalogue, catalogue.role("receiver"));
        document.rejectMistakes();
        return new ReceiverFile(target, image, known);
    }

    private static @Nullable ContainerImage image(YamlField root, Path folder) {
        YamlField url = root.member("baseUrl");
        YamlField image = root.member("image");
        if (!image.there()) {
            return null;
        }
        if (url.there()) {
            (url.line() > image.line() ? url : image)
                    .wrong("Expected one of 'baseUrl' and 'image', but both are given (lines " + url.line() + " and "
                            + image.line() + "): leave one of them out.");
        }
        return new ImageReader(image, folder).server().orElse(null);
    }
}
