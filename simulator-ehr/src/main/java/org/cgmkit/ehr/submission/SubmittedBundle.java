package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.cgmkit.validation.submission.SubmittedText;
import org.cgmkit.validation.wording.JsonMistake;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to the operation, as it was on the wire. It need not be a Bundle, nor JSON: finding that out is what
 * the admission rules are for. Of a long one, which is in a file, the entries are read again whenever they are asked for;
 * it can be used as long as its body is open, and one thread at a time may ask for single entries.
 */
public final class SubmittedBundle {
    private static final String UTF_16 =
            "it is in UTF-16, and JSON that is exchanged is in UTF-8 (RFC 8259, section 8.1)";
    private static final String TOO_LARGE = "a number has an exponent that no decimal can have";

    private final String contentType;
    private final SubmittedText body;
    private final JsonNode head;
    private final @Nullable String mistake;
    private final List<SubmittedEntry> entries;
    private final FullUrls fullUrls;

    /** Where its list of entries ends, or a negative number where all of it is in memory. */
    private final long end;

    private SubmittedBundle(String contentType, SubmittedText body, JsonNode root, @Nullable String mistake) {
        this.contentType = contentType;
        this.body = body;
        this.head = root;
        this.mistake = mistake;
        this.end = -1;
        List<SubmittedEntry> found = new ArrayList<>();
        this.fullUrls = new FullUrls();
        for (JsonNode node : root.path("entry")) {
            SubmittedEntry entry = new SubmittedEntry(found.size(), node);
            found.add(entry);
            fullUrls.add(entry.fullUrl(), entry.position());
        }
        this.entries = List.copyOf(found);
    }

    private SubmittedBundle(String contentType, SubmittedText body, LongBundle outline) {
        this.contentType = contentType;
        this.body = body;
        this.head = outline.head();
        this.mistake = null;
        this.end = outline.end();
        this.entries = outline.entries();
        this.fullUrls = outline.fullUrls();
    }

    /**
     * What the body of a request is.
     *
     * @throws UncheckedIOException where it cannot be read
     */
    public static SubmittedBundle of(String contentType, SubmittedText body) {
        if (isUtf16(body)) {
            return new SubmittedBundle(contentType, body, MissingNode.getInstance(), UTF_16);
        }
        try {
            Optional<LongBundle> outline = body.file().isPresent() ? LongBundle.read(body) : Optional.empty();
            return outline.isPresent()
                    ? new SubmittedBundle(contentType, body, outline.get())
                    : new SubmittedBundle(contentType, body, tree(body), null);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            return new SubmittedBundle(contentType, body, MissingNode.getInstance(), JsonMistake.of(e) + where);
        } catch (NumberFormatException e) {
            // Of a number whose exponent no decimal can have.
            return new SubmittedBundle(contentType, body, MissingNode.getInstance(), TOO_LARGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it begins with the byte order mark of UTF-16, or with an ASCII character in it. */
    private static boolean isUtf16(SubmittedText body) {
        if (body.length() < 2) {
            return false;
        }
        byte[] first = body.bytes(0, 2);
        int both = ((first[0] & 0xFF) << 8) | (first[1] & 0xFF);
        return both == 0xFEFF || both == 0xFFFE || first[0] == 0 || first[1] == 0;
    }

    /** A submission that this program puts together itself. */
    public static SubmittedBundle of(JsonNode root) {
        return new SubmittedBundle("application/fhir+json", SubmittedText.of(Json.bytes(root)), root, null);
    }

    private static JsonNode tree(SubmittedText body) throws JsonProcessingException {
        try (InputStream in = body.open()) {
            return Json.read(in);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Content-Type header, or an empty text. */
    public String contentType() {
        return contentType;
    }

    /** Whether there is nothing at all. */
    public boolean isEmpty() {
        return head.isMissingNode() && body.isBlank();
    }

    /** Whether its entries are read again whenever they are asked for, as there are many. */
    public boolean isLong() {
        return end >= 0;
    }

    /** Why the body is no JSON, or null where it is. */
    public @Nullable String mistake() {
        return mistake;
    }

    /** The body as JSON, with all of its entries; missing where it is none. Of a long one, a copy that takes much memory. */
    public JsonNode root() {
        if (end < 0) {
            return head;
        }
        try {
            return tree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Expected a body that was read before.", e);
        }
    }

    /** The body as it was on the wire. */
    public SubmittedText body() {
        return body;
    }

    /** What the body says that it is, or an empty text. */
    public String resourceType() {
        return head.path("resourceType").asText("");
    }

    /** The type of the Bundle, or an empty text. */
    public String type() {
        return head.path("type").asText("");
    }

    /** Whether there is a list of entries, and it has some. */
    public boolean hasEntries() {
        return head.path("entry").isArray() && !entries.isEmpty();
    }

    /** The entries in their order. */
    public List<SubmittedEntry> entries() {
        return entries;
    }

    /** The first entry with a fullUrl that an earlier one has, too. */
    public Optional<SubmittedEntry> repeated() {
        return at(fullUrls.repeated());
    }

    /** Whether the entry is the first with a fullUrl that an earlier one has, too. */
    public boolean isFirstRepetition(SubmittedEntry entry) {
        OptionalInt repeated = fullUrls.repeated();
        return repeated.isPresent() && repeated.getAsInt() == entry.position();
    }

    /** The entry that a reference in another entry points at (FHIR R4, Bundle, "Resolving references in Bundles"). */
    public Optional<SubmittedEntry> target(SubmittedEntry from, String reference) {
        return at(position(from, reference));
    }

    /** The position of the entry that a reference in another entry points at. */
    public OptionalInt position(SubmittedEntry from, String reference) {
        return fullUrls.position(References.absolute(from.fullUrl(), References.withoutVersion(reference)));
    }

    /**
     * Its body with further entries behind its own.
     *
     * @return a body that has to be closed
     */
    public SubmittedText followedBy(List<ObjectNode> more) {
        if (end < 0) {
            ObjectNode root = head.deepCopy();
            ArrayNode all = root.withArray("entry");
            all.addAll(more);
            return SubmittedText.of(Json.bytes(root));
        }
        try {
            return SubmittedText.written(out -> {
                body.copy(0, end, out);
                for (ObjectNode entry : more) {
                    write("," + Json.write(entry), out);
                }
                body.copy(end, body.length(), out);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<SubmittedEntry> at(OptionalInt position) {
        return position.isPresent() ? Optional.of(entries.get(position.getAsInt())) : Optional.empty();
    }
}
