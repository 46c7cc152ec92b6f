package org.cgmkit.guide.bulk;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.Catalogue;

/**
 * A version of FHIR Bulk Data Access, as far as versions differ in what can be checked.
 *
 * @param id its number, such as {@code 3.0.0}
 * @param title its name, for people
 * @param manifest the members that a manifest has to have
 * @param messages the member of the manifest that lists files with messages
 * @param parameters the parameters of a kick-off that it defines
 * @param getKickOff whether a kick-off may be a GET
 * @param without the requirements of the catalogue that it does not have, by their ids
 */
public record BulkVersion(
        String id,
        String title,
        List<String> manifest,
        String messages,
        Set<String> parameters,
        boolean getKickOff,
        Set<String> without) {
    private static final List<BulkVersion> ALL = read();

    /** Keeps copies. */
    public BulkVersion {
        manifest = List.copyOf(manifest);
        parameters = Set.copyOf(parameters);
        without = Set.copyOf(without);
    }

    /** All of them, the usual one first. */
    public static List<BulkVersion> all() {
        return ALL;
    }

    /** The one where nothing else is said: STU 3. */
    public static BulkVersion usual() {
        return ALL.getFirst();
    }

    /** The one of that number, or empty. */
    public static Optional<BulkVersion> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Whether it has that requirement of the catalogue. */
    public boolean has(String requirement) {
        return !without.contains(requirement);
    }

    private static List<BulkVersion> read() {
        try (InputStream yaml = Catalogue.class.getResourceAsStream("bulk/versions.yaml")) {
            return new YAMLMapper()
                    .readValue(
                            Objects.requireNonNull(yaml, "bulk/versions.yaml"),
                            new TypeReference<List<BulkVersion>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("bulk/versions.yaml cannot be read", e);
        }
    }
}
