package org.cgmkit.cli.validate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cgmkit.cli.console.InputText;
import org.cgmkit.guide.FhirGuide;
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
 * @param header the resource, of a long Bundle without its entries; missing where it is no JSON
 */
record ValidationInput(
        String name, @Nullable InputText input, @Nullable Path file, JsonNode header) implements AutoCloseable {
    private static final int LONG = 4_000_000;
    private static final JsonMapper WHOLE = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
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
        return longBundle(Path.of(name))
                .map(header -> new ValidationInput(name, null, Path.of(name), header))
                .orElseGet(() -> of(InputText.read(name, standardInput)));
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
            Optional<JsonNode> header = BundleHeader.of(spooled);
            if (header.isPresent()) {
                return new ValidationInput(STANDARD_INPUT, null, spooled, header.get());
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
        return of(InputText.read(STANDARD_INPUT, text));
    }

    private static ValidationInput of(InputText input) {
        JsonNode header = MissingNode.getInstance();
        try {
            header = WHOLE.readTree(input.text());
        } catch (JsonProcessingException e) {
            // The validator says what is wrong with it.
        }
        return new ValidationInput(input.name(), input, null, header);
    }

    /** The canonical of the profile that it is meant to meet; empty where the guide has none. */
    String profile(FhirGuide guide) {
        return guide.profileFor(header).orElse("");
    }

    /**
     * What it says of the guide that it was written for. Of a long Bundle only so many entries are looked at as tell
     * that for sure.
     */
    FileFacts facts() {
        return file == null ? FileFacts.of(header) : BundleHeader.facts(file, header);
    }

    /** Whether its entries are judged each by its own profile, as it is a Bundle and not judged by a profile that judges them. */
    boolean judgesEntriesAlone(FhirGuide guide, String canonical) {
        return header.path("resourceType").asText().equals("Bundle") && !guide.judgesEntries(canonical);
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

    private static Optional<JsonNode> longBundle(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) >= LONG ? BundleHeader.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // whoever reads it as a text says what is wrong
        }
    }
}
