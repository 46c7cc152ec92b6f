package org.cgmkit.validation.submission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a submission as a stream, entry by entry. */
public final class SubmissionReader {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int STEP = 1024;

    /** The rest of a Bundle is repeated with every part that is judged, so it must not be long. */
    private static final int LONGEST_REST = 1 << 16;

    /** Bundles with rules about the order of entries, or about all of them together. */
    private static final Set<String> NOT_IN_PARTS =
            Set.of("document", "message", "searchset", "history", "subscription-notification");

    private final SubmittedText text;
    private final LeafFilter leaves;
    private final ProgressListener progress;
    private final List<EntryOutline> entries = new ArrayList<>();
    private final NumberedStrings references = new NumberedStrings();
    private long head = -1;
    private long tail;
    private boolean isBundle;

    private SubmissionReader(SubmittedText text, LeafFilter leaves, ProgressListener progress) {
        this.text = text;
        this.leaves = leaves;
        this.progress = progress;
    }

    /**
     * The outline of a text, or empty where it is no Bundle that can be judged in parts.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException where it is no JSON
     */
    public static Optional<SubmissionOutline> read(SubmittedText text, LeafFilter leaves, ProgressListener progress)
            throws IOException {
        try (InputStream in = text.open();
                JsonParser parser = JSON.createParser(in)) {
            return new SubmissionReader(text, leaves, progress).read(parser);
        }
    }

    /** The values that were left out of the shape of an entry. */
    public static List<String> leftOut(String entry, LeafFilter leaves) {
        EntryShapeBuilder shape = new EntryShapeBuilder(true);
        try (JsonParser parser = JSON.createParser(entry)) {
            parser.nextToken();
            new EntryReader(parser, leaves, new EntryShapes(), new NumberedStrings(), shape).read();
            return shape.leftOut();
        } catch (IOException e) {
            throw new IllegalStateException("Expected an entry that was read before.", e);
        }
    }

    private Optional<SubmissionOutline> read(JsonParser parser) throws IOException {
        // Offsets are in bytes only where the text is in UTF-8.
        if (parser.nextToken() != JsonToken.START_OBJECT
                || parser.currentTokenLocation().getByteOffset() < 0) {
            return Optional.empty();
        }
        boolean plain = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case "resourceType" -> {
                    plain &= !isBundle && value == JsonToken.VALUE_STRING;
                    isBundle = parser.getText().equals("Bundle");
                    plain &= isBundle;
                }
                case "type" -> plain &= value == JsonToken.VALUE_STRING && !NOT_IN_PARTS.contains(parser.getText());
                case "entry" -> plain &= value == JsonToken.START_ARRAY && head < 0 && readEntries(parser);
                case "signature", "_entry" -> plain = false;
                default -> {}
            }
            if (!plain) {
                return Optional.empty();
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null || !isBundle || head < 0 || head + text.length() - tail > LONGEST_REST) {
            return Optional.empty();
        }
        // A byte order mark at the start is counted by some and not by others.
        if (!text.text(head - 1, head).equals("[") || !text.text(tail, tail + 1).equals("]")) {
            return Optional.empty();
        }
        return Optional.of(new SubmissionOutline(entries, head, tail, references));
    }

    private boolean readEntries(JsonParser parser) throws IOException {
        head = parser.currentTokenLocation().getByteOffset() + 1;
        EntryReader reader =
                new EntryReader(parser, leaves, new EntryShapes(), references, new EntryShapeBuilder(false));
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            EntryOutline entry = reader.read();
            entries.add(entry);
            if (entries.size() % STEP == 0) {
                progress.reached(ProgressListener.Stage.READING, entry.end(), text.length());
            }
        }
        tail = parser.currentTokenLocation().getByteOffset();
        return parser.currentToken() == JsonToken.END_ARRAY;
    }
}
