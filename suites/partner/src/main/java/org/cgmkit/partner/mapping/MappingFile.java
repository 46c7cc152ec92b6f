package org.cgmkit.partner.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.file.EnvironmentVariables;
import org.cgmkit.kit.config.file.FileErrors;
import org.cgmkit.kit.config.file.JsonTree;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.config.file.YamlDocument;
import org.cgmkit.kit.config.file.YamlField;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads mapping files, and those that are packed with the kit. */
public final class MappingFile {
    /** The mappings that the kit has, by their names. */
    public static final List<String> BUILT_IN = List.of("examplia", "dexcom-v3");

    private static final String KIND = "mapping file";
    private static final String BEGINNING = "docs/partner-source.md shows a whole one.";

    private MappingFile() {}

    /** The form of a file. */
    public static TargetSchema schema() {
        return TargetSchema.of(MappingFile.class, "mapping.schema.json");
    }

    /**
     * The mapping that a name or a path means.
     *
     * @param folder what a path is relative to
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static Mapping named(String nameOrPath, Path folder, Map<String, String> environment) {
        return BUILT_IN.contains(nameOrPath) ? builtIn(nameOrPath) : read(folder.resolve(nameOrPath), environment);
    }

    /** One that is packed with the kit. */
    public static Mapping builtIn(String name) {
        return parse(Path.of(name + ".yaml"), text(name));
    }

    /** The text of one that is packed with the kit. */
    public static String text(String name) {
        try (InputStream in = Optional.ofNullable(MappingFile.class.getResourceAsStream(name + ".yaml"))
                .orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a text; {@code file} is what errors call it.
     *
     * @throws ConfigurationException with every mistake, each with its line
     */
    public static Mapping parse(Path file, String text) {
        FileErrors mistakes = new FileErrors(file, KIND);
        return read(YamlDocument.parsed(file, text, mistakes, BEGINNING), Map.of(), mistakes);
    }

    /**
     * Reads a file.
     *
     * @throws ConfigurationException with every mistake in the file, each with its line
     */
    public static Mapping read(Path file, Map<String, String> environment) {
        FileErrors mistakes = new FileErrors(file, KIND);
        return read(YamlDocument.read(file, mistakes, BEGINNING), environment, mistakes);
    }

    private static Mapping read(MappingNode node, Map<String, String> environment, FileErrors mistakes) {
        EnvironmentVariables variables = new EnvironmentVariables(environment);
        YamlField root = YamlField.of(node, variables, mistakes);
        JsonTree tree = new JsonTree(variables, mistakes);
        schema().check(tree.of(node), root);
        Mapping mapping = new MappingReader(root, tree).read();
        if (!mistakes.isEmpty()) {
            throw mistakes.told();
        }
        return mapping;
    }
}
