package org.cgmkit.kit.config.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.KnownFailure;

/**
 * A target file that was read and held against its schema. Mistakes are collected, so that all of them can be told at once.
 *
 * @param root what the file holds
 * @param folder what paths in it are relative to
 * @param mistakes what is wrong with it
 */
public record TargetDocument(YamlField root, Path folder, FileErrors mistakes) {

    /**
     * Reads a file.
     *
     * @param environment fills in <code>${NAME}</code>
     * @param catalogue knows the roles of which there are target files
     * @param beginning how one gets at a first target file, as a sentence for who has none
     * @throws ConfigurationException where there is no such file, or it is no YAML
     */
    public static TargetDocument open(
            Path file, Map<String, String> environment, TargetSchema schema, Catalogue catalogue, String beginning) {
        FileErrors mistakes = new FileErrors(file);
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        YamlField root = YamlField.of(YamlDocument.read(file, mistakes, beginning), variables, mistakes);
        rejectAnotherKind(file, root.member("kind"), schema.kinds(), catalogue);
        schema.check(
                new JsonTree(variables, mistakes)
                        .of(Optional.ofNullable(root.node()).orElseThrow()),
                root);
        return new TargetDocument(root, file.toAbsolutePath().normalize().resolveSibling(""), mistakes);
    }

    /** What else is in a file that describes something else says nothing, so it is not told. */
    private static void rejectAnotherKind(Path file, YamlField place, List<String> kinds, Catalogue catalogue) {
        String kind = place.text().orElse("");
        if (!kinds.isEmpty()
                && !kinds.contains(kind)
                && catalogue.findRole(kind).isPresent()) {
            throw new ConfigurationException("Expected a target file of kind " + String.join(" or ", kinds) + ", but "
                    + file + " describes a " + kind + " (line " + place.line() + "): run `cgmkit test " + kind + " "
                    + file + "`, or give another file.");
        }
    }

    /** The failures that the target's owner declares to know of, each of a requirement of that role. */
    public List<KnownFailure> knownFailures(Catalogue catalogue, Role role) {
        return new KnownFailuresReader(catalogue, role).read(root.member("knownFailures"));
    }

    /**
     * To be called when everything was read.
     *
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public void rejectMistakes() {
        if (!mistakes.isEmpty()) {
            throw mistakes.told();
        }
    }
}
