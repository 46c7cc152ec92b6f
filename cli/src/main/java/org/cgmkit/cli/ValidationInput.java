package org.cgmkit.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Profile;
import org.cgmkit.suites.setup.ConfigurationException;
import org.cgmkit.validation.GroupedFindings;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.Progress;
import org.jspecify.annotations.Nullable;

/**
 * What is to be validated: a text that was read, or a Bundle too long for that, which stays in its file.
 *
 * @param name the file's name as it was given, or {@code -}
 * @param input the text, or null for a long Bundle
 */
record ValidationInput(String name, @Nullable Input input) {
    private static final long LONG = 4_000_000;

    /**
     * Takes a file, or standard input for {@code -}.
     *
     * @throws ConfigurationException where it cannot be read
     */
    static ValidationInput of(String name, InputStream standardInput) {
        return !name.equals("-") && isLongBundle(Path.of(name))
                ? new ValidationInput(name, null)
                : new ValidationInput(name, Input.read(name, standardInput));
    }

    /** The canonical of the profile that it is meant to meet; empty where the guide has none. */
    String profile(GuideVersion version) {
        return input == null ? Profile.SUBMISSION_BUNDLE.url(version) : input.profile(version);
    }

    /** What a validator says of it by a profile, or by its own type where the canonical is empty. */
    GroupedFindings validated(ProfileValidator validator, String canonical, Progress progress) {
        if (input == null) {
            Optional<String> profile = canonical.isEmpty() ? Optional.empty() : Optional.of(canonical);
            return validator.validate(Path.of(name), profile, progress);
        }
        return GroupedFindings.of(
                canonical.isEmpty() ? validator.validate(input.text()) : validator.validate(input.text(), canonical));
    }

    private static boolean isLongBundle(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= LONG && isBundle(file);
        } catch (IOException e) {
            return false; // whoever reads it as a text says what is wrong
        }
    }

    private static boolean isBundle(Path file) throws IOException {
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
        }
    }
}
