package org.cgmkit.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.submission.ProgressListener;

/**
 * Says where a FHIR resource departs from a profile. The one way in which the rest of the kit validates; thread-safe.
 */
public interface ProfileValidator {

    /**
     * Validates against the base definition of the resource's own type and the profiles that it claims in
     * {@code meta.profile}.
     *
     * @param json the resource as it was on the wire
     * @return what there is to say, in the order of the document; input that is no FHIR JSON gives one FATAL finding
     */
    List<Finding> validate(String json);

    /**
     * Validates against one profile.
     *
     * @param json the resource as it was on the wire
     * @param profile the canonical of the profile
     * @return as {@link #validate(String)}; an unknown profile gives one FATAL finding that says so
     */
    List<Finding> validate(String json, String profile);

    /**
     * Validates what is in a file, however long: of a submission nothing is held in memory but a few words for each entry.
     *
     * @param file the resource in JSON, in UTF-8
     * @param profile the canonical of a profile, or empty to validate as {@link #validate(String)} does
     * @param progress is told how far it has come
     * @return what there is to say; findings that say the same of many entries are together
     * @throws UncheckedIOException where the file cannot be read
     */
    default GroupedFindings validate(Path file, Optional<String> profile, ProgressListener progress) {
        try {
            String json = Files.readString(file);
            return GroupedFindings.of(profile.isPresent() ? validate(json, profile.get()) : validate(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
