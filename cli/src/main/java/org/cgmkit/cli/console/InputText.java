package org.cgmkit.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * A text that a command was given.
 *
 * @param name the file's name as it was given, or {@code -}
 * @param text what is in it
 */
public record InputText(String name, String text) {

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @throws ConfigurationException where it cannot be read as UTF-8 text
     */
    public static InputText read(String name, InputStream standardInput) {
        try {
            byte[] bytes = name.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
            return new InputText(
                    name,
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("Expected a file to validate, but there is none at '" + name + "'.");
        } catch (CharacterCodingException e) {
            throw new ConfigurationException(
                    "Expected '" + name
                            + "' to be JSON in UTF-8, but it holds bytes that are no UTF-8: is it compressed, or in another encoding?");
        } catch (IOException e) {
            throw new ConfigurationException("Could not read '" + name + "': " + reason(name, e) + ".");
        }
    }

    private static String reason(String name, IOException e) {
        return Files.isDirectory(Path.of(name)) ? "it is a folder" : String.valueOf(e.getMessage());
    }
}
