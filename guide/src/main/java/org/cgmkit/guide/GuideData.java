package org.cgmkit.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.cgmkit.guide.cgm.GuideVersion;

/** The files that the kit holds of each version of the guide. */
final class GuideData {
    private GuideData() {}

    /** The text of a file below the folder of that version. */
    static String read(GuideVersion version, String file) {
        String path = version.id() + "/" + file;
        try (InputStream in = GuideData.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new BrokenGuideDataException(
                        file + ": expected it in the kit beside its classes, at " + path + ", and found none.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
