package org.cgmkit.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The files that hold what a specification says.
 *
 * @param beside the class beside which they are packed
 * @param folder the folder, below the package of that class
 */
record SpecificationData(Class<?> beside, String folder) {

    /**
     * The text of a file.
     *
     * @throws BrokenGuideDataException where there is none
     */
    String read(String file) {
        return find(file)
                .orElseThrow(
                        () -> new BrokenGuideDataException(file + ": expected it in the kit beside its classes, at "
                                + folder + "/" + file + ", and found none."));
    }

    /** The text of a file, or empty where there is none. */
    Optional<String> find(String file) {
        try (InputStream in = beside.getResourceAsStream(folder + "/" + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
