package org.cgmkit.links.link;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads JSON that others wrote, and says what is odd about it. */
public final class StrictJson {
    private static final ObjectMapper LENIENT = new ObjectMapper();
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** The JSON that the text is; a missing node where it is none. */
    public static JsonNode read(String text) {
        try {
            JsonNode node = LENIENT.readTree(text);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the bytes begin with a whole JSON object; long ones are looked at without a copy of what is in them. */
    public static boolean isObject(byte[] bytes) {
        try (JsonParser parser = LENIENT.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether a member is there twice, or something follows the value. */
    static boolean isAmbiguous(String text) {
        try {
            STRICT.readTree(text);
            return false;
        } catch (JsonProcessingException e) {
            return true;
        }
    }

    /** Whether there is white space between the tokens. */
    static boolean isSpaced(String text) {
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inText && c == '\\') {
                i++;
            } else if (c == '"') {
                inText = !inText;
            } else if (!inText && Character.isWhitespace(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the bytes are UTF-8. */
    static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
