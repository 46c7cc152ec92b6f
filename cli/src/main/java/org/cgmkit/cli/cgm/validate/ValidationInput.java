package org.cgmkit.cli.cgm.validate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.cli.console.InputText;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.GroupedFindings;
import org.cgmkit.validation.submission.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * What is to be validated: a text that was read, or a Bundle too long for that, which stays in its file; one that comes by
 * standard input is put into a file first, which is gone after {@link #close()}.
 *
 * @param name the file's name as it was given, or {@code -}
 * @param input the text, or null for a long Bundle
 * @param file the file of a long Bundle, or null for a text
 */
record ValidationInput(
        String name, @Nullable InputText input, @Nullable Path file) implements AutoCloseable {
    private static final int LONG = 4_000_000;
    private static final String STANDARD_INPUT = "-";

    /**
     * Takes a file, or standard input for {@code -}.
     *
     * @throws ConfigurationException where it cannot be read
     */
    static ValidationInput of(String name, InputStream standardInput) {
        if (name.equals(STANDARD_INPUT)) {
            return ofStandardInput(standardInput);
        }
        return isLongBundle(Path.of(name))
                ? new ValidationInput(name, null, Path.of(name))
                : new ValidationInput(name, InputText.read(name, standardInput), null);
    }

    private static ValidationInput ofStandardInput(InputStream standardInput) {
        Path spooled = null;
        try {
            byte[] beginning = standardInput.readNBytes(LONG);
            if (beginning.length < LONG) {
                return ofText(new ByteArrayInputStream(beginning));
            }
            spooled = Files.createTempFile("cgmkit-standard-input-", ".json");
            try (OutputStream out = Files.newOutputStream(spooled)) {
                out.write(beginning);
                standardInput.transferTo(out);
            }
            if (isBundle(spooled)) {
                return new ValidationInput(STANDARD_INPUT, null, spooled);
            }
            try (InputStream whole = Files.newInputStream(spooled)) {
                return ofText(whole);
            } finally {
                Files.delete(spooled);
            }
        } catch (IOException e) {
            delete(spooled);
            throw new ConfigurationException("Could not read standard input: " + e.getMessage() + ".");
        }
    }

    private static ValidationInput ofText(InputStream text) {
        return new ValidationInput(STANDARD_INPUT, InputText.read(STANDARD_INPUT, text), null);
    }

    /** The canonical of the profile that it is meant to meet; empty where the guide has none. */
    String profile(GuideVersion version) {
        if (input == null) {
            return Profile.SUBMISSION_BUNDLE.url(version);
        }
        try {
            return ProfileSelection.of(version, new ObjectMapper().readTree(input.text()))
                    .map(profile -> profile.url(version))
                    .orElse("");
        } catch (JsonProcessingException e) {
            return ""; // the validator says what is wrong with it
        }
    }

    /** What a validator says of it by a profile, or by its own type where the canonical is empty. */
    GroupedFindings validated(ProfileValidator validator, String canonical, ProgressListener progress) {
        if (file != null) {
            Optional<String> profile = canonical.isEmpty() ? Optional.empty() : Optional.of(canonical);
            return validator.validate(file, profile, progress);
        }
        String text = input == null ? "" : input.text();
        return GroupedFindings.of(canonical.isEmpty() ? validator.validate(text) : validator.validate(text, canonical));
    }

    @Override
    public void close() {
        if (name.equals(STANDARD_INPUT)) {
            delete(file);
        }
    }

    private static void delete(@Nullable Path spooled) {
        if (spooled != null) {
            try {
                Files.deleteIfExists(spooled);
            } catch (IOException e) {
                spooled.toFile().deleteOnExit();
            }
        }
    }

    private static boolean isLongBundle(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= LONG && isBundle(file);
        } catch (IOException e) {
            return false; // whoever reads it as a text says what is wrong
        }
    }

    /** Whether a text says that it is one, before anything that is no JSON. */
    private static boolean isBundle(Path file) {
        try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("resourceType")) {
                    return "Bundle".equals(parser.getText());
                }
                parser.skipChildren();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
