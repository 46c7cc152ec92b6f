package org.cgmkit.validation.submission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the entries of a submission one after the other: their shapes, and what ties them to other entries. */
final class EntryReader {
    private static final int DEEPEST = 1001;
    private static final int MOST_NAMES = 1024;

    private final JsonParser parser;
    private final LeafFilter leaves;
    private final EntryShapes shapes;
    private final NumberedStrings references;
    private final NumberedStrings types = new NumberedStrings();
    private final EntryShapeBuilder shape;
    private final Set<String> names = new HashSet<>();
    private final String[] path = new String[DEEPEST];

    private @Nullable String fullUrl;
    private @Nullable String type;
    private @Nullable String id;
    private @Nullable String version;
    private @Nullable String requestUrl;
    private boolean idIsLeftOut;
    private boolean wide;
    private final List<Integer> found = new ArrayList<>();

    /**
     * A reader that goes on where the parser stands.
     *
     * @param leaves which leaves are left out of shapes
     * @param references takes the references that are found
     */
    EntryReader(
            JsonParser parser,
            LeafFilter leaves,
            EntryShapes shapes,
            NumberedStrings references,
            EntryShapeBuilder shape) {
        this.parser = parser;
        this.leaves = leaves;
        this.shapes = shapes;
        this.references = references;
        this.shape = shape;
    }

    /** The entry that begins at the parser's token; the parser is left at its end. */
    EntryOutline read() throws IOException {
        start();
        long from = parser.currentTokenLocation().getByteOffset();
        int depth = 0;
        for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
            switch (token) {
                case START_OBJECT -> {
                    wide |= depth > 0 && isWanted(depth);
                    shape.mark('{');
                    depth++;
                }
                case END_OBJECT -> {
                    shape.mark('}');
                    depth--;
                    if (depth == 0) {
                        return entry(from, parser.currentTokenLocation().getByteOffset() + 1);
                    }
                }
                case START_ARRAY -> {
                    wide |= isWanted(depth);
                    shape.mark('[');
                }
                case END_ARRAY -> shape.mark(']');
                case FIELD_NAME -> {
                    path[depth] = parser.currentName();
                    shape.name(path[depth]);
                    wide |= reachesOut(depth) || isOdd(path[depth]);
                }
                default -> leaf(token, depth);
            }
        }
    }

    private void start() {
        shape.start();
        fullUrl = null;
        type = null;
        id = null;
        version = null;
        requestUrl = null;
        idIsLeftOut = false;
        wide = false;
        found.clear();
    }

    private EntryOutline entry(long from, long to) {
        String ownUrl = type + "/" + id;
        putFullUrl(ownUrl);
        if (requestUrl == null) {
            shape.mark('-');
        } else if (idIsLeftOut && requestUrl.equals(ownUrl)) {
            shape.without(LeafRule.ID);
        } else {
            shape.value('"', requestUrl);
        }
        return new EntryOutline(
                from,
                to,
                wide ? EntryShapes.NONE : shape.in(shapes),
                fullUrl,
                type,
                id,
                version,
                List.copyOf(found),
                wide);
    }

    private void putFullUrl(String ownUrl) {
        if (fullUrl == null) {
            shape.mark('-');
        } else if (idIsLeftOut && fullUrl.endsWith("/" + ownUrl)) {
            shape.value('"', fullUrl.substring(0, fullUrl.length() - ownUrl.length()));
            shape.without(LeafRule.ID);
        } else {
            shape.leaf(LeafRule.UUID, '"', fullUrl.toCharArray(), 0, fullUrl.length());
        }
    }

    /** Whether the field that begins here is one that must be a plain value, because others depend on it. */
    private boolean isWanted(int depth) {
        return switch (path[depth]) {
            case "fullUrl" -> depth == 1;
            case "resourceType", "id", "url" -> depth == 2;
            case "versionId" -> depth == 3;
            default -> false;
        };
    }

    /** Whether a field of that name says something about other entries that only the whole Bundle can tell. */
    private boolean reachesOut(int depth) {
        return switch (path[depth]) {
            case "resource" -> depth > 1; // a Bundle in the Bundle
            case "id" -> depth == 1 || (depth > 1 && !path[1].equals("resource")); // unique among all entries
            default -> false;
        };
    }

    private void leaf(JsonToken token, int depth) throws IOException {
        char[] text = parser.getTextCharacters();
        int from = parser.getTextOffset();
        int length = parser.getTextLength();
        char kind = token == JsonToken.VALUE_STRING ? '"' : token == JsonToken.VALUE_NULL ? 'n' : '#';
        wide |= kind == '"' && hasControls(text, from, length);
        String name = path[depth];
        if (parser.getParsingContext().inArray() || kind == 'n') {
            wide |= isWanted(depth) || name.equals("reference");
            shape.value(kind, text, from, length);
        } else if (!isTie(name, depth, kind, text, from, length)) {
            LeafRule rule = leaves.rule(path, depth, type, kind);
            if (rule == null) {
                shape.value(kind, text, from, length);
            } else {
                shape.leaf(rule, kind, text, from, length);
            }
        }
    }

    /** Takes a leaf that ties the entry to others, and says whether it did. */
    private boolean isTie(String name, int depth, char kind, char[] text, int from, int length) {
        switch (name) {
            case "fullUrl" -> {
                if (depth == 1) {
                    wide |= fullUrl != null || kind != '"';
                    fullUrl = new String(text, from, length);
                    return true;
                }
            }
            case "url" -> {
                if (depth == 2 && path[1].equals("request")) {
                    wide |= requestUrl != null || kind != '"';
                    requestUrl = new String(text, from, length);
                    return true;
                }
                // The extension textLink leads to elements anywhere in the Bundle.
                wide |= length > 8 && new String(text, from + length - 8, 8).equals("textLink");
            }
            case "reference" -> {
                String reference = new String(text, from, length);
                found.add(references.of(reference));
                shape.leaf(LeafRule.UUID, kind, text, from, length);
                return true;
            }
            case "resourceType" -> {
                if (isOfResource(depth, 2)) {
                    wide |= type != null;
                    type = types.text(types.of(new String(text, from, length)));
                }
            }
            case "id" -> {
                if (isOfResource(depth, 2)) {
                    wide |= id != null;
                    id = new String(text, from, length);
                    idIsLeftOut = kind == '"' && LeafRule.ID.accepts(text, from, length);
                }
            }
            case "versionId" -> {
                if (isOfResource(depth, 3) && path[2].equals("meta")) {
                    wide |= version != null;
                    version = new String(text, from, length);
                }
            }
            case "system" -> {
                if (isOfResource(depth, 3) && path[2].equals("identifier")) {
                    String system = new String(text, from, length);
                    if (system.equals("urn:ietf:rfc:3986") || system.equals("https://tools.ietf.org/html/rfc4122")) {
                        shape.none();
                    }
                }
            }
            // A link within a narrative may lead to elements anywhere in the Bundle.
            case "div" -> wide |= new String(text, from, length).contains("#");
            default -> {
                return false;
            }
        }
        return false;
    }

    private boolean isOfResource(int depth, int due) {
        return depth == due && depth > 1 && path[1].equals("resource");
    }

    private boolean isOdd(String name) {
        if (names.contains(name)) {
            return false;
        }
        boolean odd = hasControls(name.toCharArray(), 0, name.length());
        if (!odd && names.size() < MOST_NAMES) {
            names.add(name);
        }
        return odd;
    }

    /** HAPI's parser refuses some spellings of control characters, and with them the whole text. */
    private static boolean hasControls(char[] text, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (text[i] < ' ' && text[i] != '\n' && text[i] != '\r' && text[i] != '\t') {
                return true;
            }
        }
        return false;
    }
}
