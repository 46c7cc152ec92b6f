package org.cgmkit.guide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One computable artifact of a guide, as the kit re-expresses it: the facts are the guide's, the words the kit's.
 *
 * @param name its path below the guide's version, without the ending, such as {@code profiles/cgm-device}
 * @param type its FHIR resource type, such as {@code StructureDefinition}
 * @param json the resource as FHIR R4 JSON
 */
public record GuideResource(String name, String type, String json) {

    /**
     * The artifact in a file that is packed with the kit, or empty where there is none.
     *
     * @param beside the class beside which the folder lies
     * @param folder the guide's version
     * @param name the path below it, without the ending
     */
    public static Optional<GuideResource> find(Class<?> beside, String folder, String name, String type) {
        try (InputStream in = beside.getResourceAsStream(file(folder, name))) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new GuideResource(name, type, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same, where it has to be there.
     *
     * @throws IllegalStateException where it is not
     */
    public static GuideResource read(Class<?> beside, String folder, String name, String type) {
        return find(beside, folder, name, type)
                .orElseThrow(() -> new IllegalStateException(
                        "The kit was packed without " + file(folder, name) + "; build it again."));
    }

    private static String file(String folder, String name) {
        return folder + "/" + name + ".json";
    }
}
