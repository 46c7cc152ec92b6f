package org.cgmkit.kit.config.file;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cgmkit.kit.config.ConfigurationException;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a file into nodes that know where they stand. */
public final class YamlDocument {
    private YamlDocument() {}

    /**
     * The mapping that the file holds.
     *
     * @param beginning how one gets at a first target file, as a sentence
     * @throws ConfigurationException where there is no such file, or it is no YAML, or holds something else
     */
    public static MappingNode read(Path file, FileErrors mistakes, String beginning) {
        return parsed(file, text(file, beginning), mistakes, beginning);
    }

    /** The same of a text that is packed with the kit; {@code file} is what errors call it. */
    public static MappingNode parsed(Path file, String text, FileErrors mistakes, String beginning) {
        Yaml yaml = new Yaml(new LoaderOptions());
        try {
            for (Event event : yaml.parse(new StringReader(text))) {
                if (event instanceof AliasEvent) {
                    mistakes.add(
                            event.getStartMark(),
                            "Expected a value, but got a reference to another one (*): repeat it.");
                    throw mistakes.told();
                }
            }
            Node root = yaml.compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                return mapping;
            }
            throw new ConfigurationException("Expected a target file with lines such as "
                    + "'baseUrl: https://ehr.example.org/fhir', but " + file
                    + (root == null ? " is empty." : " holds no such line.")
                    + " " + beginning);
        } catch (MarkedYAMLException e) {
            Mark place = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            if (place == null) {
                throw noYaml(file, e);
            }
            mistakes.add(place, "This is no YAML: " + e.getProblem() + ". " + hint(text, place));
            throw mistakes.told();
        } catch (YAMLException e) {
            throw noYaml(file, e);
        }
    }

    private static String hint(String text, Mark place) {
        String line = text.lines().skip(place.getLine()).findFirst().orElse("");
        return line.contains("\t")
                ? "There is a tab in the line: YAML is indented with blanks."
                : "Look at this line and the one before it, for a colon without a blank after it, an indent that differs, "
                        + "or a text that needs quotes.";
    }

    private static ConfigurationException noYaml(Path file, YAMLException e) {
        return new ConfigurationException(file + " is no YAML: " + e.getMessage() + ".");
    }

    private static String text(Path file, String beginning) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            if (file.toString().matches("https?:/.*")) {
                throw new ConfigurationException(
                        "Expected a target file, but got an address: give it with --base-url.");
            }
            throw new ConfigurationException(
                    "Expected a target file, but there is none at '" + file + "'. " + beginning);
        } catch (MalformedInputException e) {
            throw new ConfigurationException(
                    "Expected the target file " + file + " to be text in UTF-8, but it is not.");
        } catch (IOException e) {
            throw new ConfigurationException("The target file " + file + " cannot be read (" + e + ").");
        }
    }
}
