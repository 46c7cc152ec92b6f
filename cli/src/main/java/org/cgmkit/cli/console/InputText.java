package org.cgmkit.cli.console;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.cgmkit.kit.config.ConfigurationException;

/**
 * A text that a command was given.
 *
 * @param name the file's name as it was given, or {@code -}
 * @param text what is in it
 */
public record InputText(String name, String text) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /**
     * Reads a file, or standard input for {@code -}, both perhaps compressed with gzip.
     *
     * @throws ConfigurationException where it cannot be read as UTF-8 text; a byte order mark is left out
     */
    public static InputText read(String name, InputStream standardInput) {
        try {
            byte[] bytes = name.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(name));
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(isZipped(bytes) ? unzipped(bytes) : bytes))
                    .toString();
            return new InputText(
                    name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("Expected a file, but there is none at '" + name + "'.");
        } catch (CharacterCodingException | ZipException | EOFException e) {
            throw new ConfigurationException("Expected '" + name
                    + "' to be text in UTF-8, but it holds bytes that are no UTF-8: is it in another encoding, such as"
                    + " UTF-16, or compressed by something else than gzip?");
        } catch (IOException e) {
            throw new ConfigurationException("Could not read '" + name + "': " + reason(name, e) + ".");
        }
    }

    private static boolean isZipped(byte[] bytes) {
        return bytes.length > 2 && (bytes[0] & 0xFF) == 0x1F && (bytes[1] & 0xFF) == 0x8B;
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return plain.readAllBytes();
        }
    }

    private static String reason(String name, IOException e) {
        return Files.isDirectory(Path.of(name)) ? "it is a folder" : String.valueOf(e.getMessage());
    }
}
