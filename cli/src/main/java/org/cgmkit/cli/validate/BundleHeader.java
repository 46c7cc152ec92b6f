package org.cgmkit.cli.validate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** What a Bundle in a file that is too long to be read at once says of itself. */
final class BundleHeader {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> OF_ITSELF = Set.of("resourceType", "type", "meta");

    /** So many entries are read to tell the version; a few thousand readings take longer to judge than to look at. */
    private static final int ENTRIES = 2_000;

    private BundleHeader() {}

    /** The Bundle without its entries; empty where the file holds anything else, or no JSON. */
    static Optional<JsonNode> of(Path file) {
        ObjectNode header = JSON.createObjectNode();
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (OF_ITSELF.contains(field)) {
                    header.set(field, JSON.readTree(parser));
                } else if (field.equals("entry") && header.has("resourceType") && header.has("type")) {
                    break;
                } else {
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // Whoever reads the whole says what is wrong with it.
        }
        return header.path("resourceType").asText().equals("Bundle") ? Optional.of(header) : Optional.empty();
    }

    /** What the Bundle says of the guide that it was written for, by its first entries. */
    static FileFacts facts(Path file, JsonNode header) {
        FileFacts facts = FileFacts.ofHeader(header);
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean entries = parser.currentName().equals("entry");
                if (parser.nextToken() == JsonToken.START_ARRAY && entries) {
                    for (int i = 0; i < ENTRIES && parser.nextToken() == JsonToken.START_OBJECT; i++) {
                        facts.entry(JSON.readTree(parser));
                    }
                    break;
                }
                parser.skipChildren();
            }
        } catch (IOException e) {
            // Whoever reads the whole says what is wrong with it.
        }
        return facts;
    }
}
