package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The outline of a submission that is too long to be held in memory.
 *
 * @param head all of it but its entries, of which there is an empty list
 * @param entries the entries
 * @param fullUrls the entries by their fullUrls
 * @param end the offset of the end of the list of entries
 */
record LongBundle(ObjectNode head, EntriesInFile entries, FullUrls fullUrls, long end) {

    /**
     * The outline of a body, or nothing where it is JSON, but has no list of objects as {@code entry} that could be read
     * one by one, or is not in UTF-8.
     *
     * @throws JsonProcessingException where it is no JSON
     */
    static Optional<LongBundle> read(Body body) throws IOException {
        try (InputStream in = body.open();
                JsonParser parser = Json.parser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT || offset(parser) < 0) {
                return Optional.empty();
            }
            ObjectNode head = Json.object();
            EntriesInFile entries = new EntriesInFile(body);
            FullUrls fullUrls = new FullUrls();
            long end = -1;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (!name.equals("entry")) {
                    head.set(name, Json.tree(parser));
                } else if (value == JsonToken.START_ARRAY && read(parser, entries, fullUrls)) {
                    end = offset(parser);
                    head.putArray(name);
                } else {
                    return Optional.empty();
                }
            }
            boolean whole = parser.nextToken() == null && end >= 0 && stands("]", body, end);
            return whole ? Optional.of(new LongBundle(head, entries, fullUrls, end)) : Optional.empty();
        }
    }

    private static boolean read(JsonParser parser, EntriesInFile entries, FullUrls fullUrls) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            long start = offset(parser);
            String fullUrl = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean names = parser.currentName().equals("fullUrl");
                JsonToken value = parser.nextToken();
                if (names && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    fullUrl = parser.getText();
                }
                parser.skipChildren();
            }
            fullUrls.add(fullUrl, entries.size());
            entries.add(start, offset(parser) + 1);
        }
        return parser.currentToken() == JsonToken.END_ARRAY;
    }

    private static long offset(JsonParser parser) {
        return parser.currentTokenLocation().getByteOffset();
    }

    /** Told by what stands there, as a byte order mark at the start is counted by some and not by others. */
    private static boolean stands(String text, Body body, long at) {
        return new String(body.bytes(at, at + 1), StandardCharsets.UTF_8).equals(text);
    }
}
