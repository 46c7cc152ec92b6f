package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.cgmkit.validation.submission.SubmittedText;

/**
 * The outline of a submission that is too long to be held in memory.
 *
 * @param head the plain values that stand beside its entries, and an empty list where it has one of entries
 * @param entries the entries
 * @param fullUrls the entries by their fullUrls
 * @param end the offset of the end of the list of entries; 0 where it has none
 */
record LongBundle(ObjectNode head, EntriesInFile entries, FullUrls fullUrls, long end) {

    /**
     * The outline of a body, or nothing where it is JSON that cannot be read entry by entry, as it is not in UTF-8.
     *
     * @throws JsonProcessingException where it is no JSON
     */
    static Optional<LongBundle> read(SubmittedText body) throws IOException {
        try (InputStream in = body.open();
                JsonParser parser = Json.parser(in)) {
            boolean isObject = parser.nextToken() == JsonToken.START_OBJECT;
            if (offset(parser) < 0) {
                return Optional.empty();
            }
            ObjectNode head = Json.object();
            EntriesInFile entries = new EntriesInFile(body);
            FullUrls fullUrls = new FullUrls();
            long end = 0;
            while (isObject && parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("entry") && value == JsonToken.START_ARRAY) {
                    read(parser, entries, fullUrls);
                    end = offset(parser);
                    head.putArray(name);
                } else if (value.isScalarValue()) {
                    head.set(name, Json.tree(parser));
                } else {
                    skip(parser);
                }
            }
            if (!isObject) {
                skip(parser);
            }
            JsonToken more = parser.nextToken();
            if (more != null) {
                throw new JsonParseException(
                        parser, "Expected nothing behind the first value, but there is more (" + more + ")");
            }
            return end == 0 || stands("]", body, end)
                    ? Optional.of(new LongBundle(head, entries, fullUrls, end))
                    : Optional.empty();
        }
    }

    private static void read(JsonParser parser, EntriesInFile entries, FullUrls fullUrls) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                skip(parser);
                entries.addOther();
                continue;
            }
            long start = offset(parser);
            String fullUrl = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = parser.currentName().equals("fullUrl");
                JsonToken value = parser.nextToken();
                if (names && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    fullUrl = parser.getText();
                }
                skip(parser);
            }
            fullUrls.add(fullUrl, entries.size());
            entries.add(start, offset(parser) + 1);
        }
    }

    /** Passes over a value, and finds what is wrong with it, as numbers and texts that are not asked for are not looked at. */
    private static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (token != null) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                parser.getDecimalValue();
            } else if (token == JsonToken.VALUE_NUMBER_INT) {
                parser.getNumberValue();
            } else if (token == JsonToken.VALUE_STRING) {
                parser.getTextLength();
            }
            token = depth > 0 ? parser.nextToken() : null;
        }
    }

    private static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Told by what stands there, as a byte order mark at the start is counted by some and not by others. */
    private static boolean stands(String text, SubmittedText body, long at) {
        return body.text(at, at + 1).equals(text);
    }
}
