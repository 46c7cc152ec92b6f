package org.cgmkit.validation.wording;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The wording of findings, read from {@code wording.yaml}. */
public final class WordingTable {
    private final List<WordingRule> phrases;

    private WordingTable(List<WordingRule> phrases) {
        this.phrases = List.copyOf(phrases);
    }

    /** The wording that is packed with the kit. */
    public static WordingTable packed() {
        try (InputStream in = WordingTable.class.getResourceAsStream("wording.yaml")) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without wording.yaml; build it again.");
            }
            return new WordingTable(new YAMLMapper().readValue(in, new TypeReference<List<WordingRule>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A row that fits a message, and how it fits. */
    record Fit(WordingRule phrase, Matcher groups) {}

    /** The first row that fits what the engine said about the element at a path. */
    Optional<Fit> of(@Nullable String messageId, String said, String at) {
        for (WordingRule phrase : phrases) {
            Matcher groups = phrase.match(messageId, said, at);
            if (groups != null) {
                return Optional.of(new Fit(phrase, groups));
            }
        }
        return Optional.empty();
    }
}
