package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a submission is answered with. */
public final class SubmissionAnswer {
    private static final int MANY = 500;

    private final int status;
    private final String type;
    private final List<EntryAnswer> entries;
    private @Nullable ObjectNode body;

    private SubmissionAnswer(int status, String type, List<EntryAnswer> entries, @Nullable ObjectNode body) {
        this.status = status;
        this.type = type;
        this.entries = entries;
        this.body = body;
    }

    /** An answer with a body: a Bundle or an OperationOutcome. */
    public static SubmissionAnswer of(int status, ObjectNode body) {
        return new SubmissionAnswer(status, "", List.of(), body);
    }

    /** An answer without a body. */
    public static SubmissionAnswer bare(int status) {
        return new SubmissionAnswer(status, "", List.of(), null);
    }

    /**
     * The answer to a processed submission: a Bundle with one entry for each submitted one, in the same order (guide,
     * OperationDefinition submit-cgm-bundle, parameter {@code return}).
     *
     * @param type the type of the Bundle, such as {@code transaction-response}
     */
    public static SubmissionAnswer of(String type, List<EntryAnswer> entries) {
        return entries.isEmpty() ? of(200, bundle(type)) : new SubmissionAnswer(200, type, entries, null);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** Whether the submission was processed, as opposed to refused as a whole. */
    public boolean processed() {
        return status < 300;
    }

    /** Whether it has a body. */
    public boolean hasBody() {
        return body != null || !entries.isEmpty();
    }

    /** The body, which may be changed, or null for an empty one. All of it comes into memory. */
    public @Nullable ObjectNode body() {
        ObjectNode whole = body;
        if (whole == null && !entries.isEmpty()) {
            whole = bundle(type);
            ArrayNode answers = whole.putArray("entry");
            entries.forEach(a -> answers.add(a.entry()));
            body = whole;
        }
        return whole;
    }

    /** Whether the body is better written as it is made, as there is much of it. */
    public boolean isLong() {
        return body == null && entries.size() > MANY;
    }

    /** Writes the body, one entry after the other where it is long. */
    public void write(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            if (!isLong()) {
                json.writeTree(body());
            } else {
                json.writeStartObject();
                for (var property : bundle(type).properties()) {
                    json.writeFieldName(property.getKey());
                    json.writeTree(property.getValue());
                }
                json.writeArrayFieldStart("entry");
                for (EntryAnswer entry : entries) {
                    json.writeTree(entry.entry());
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private static ObjectNode bundle(String type) {
        return Json.object().put("resourceType", "Bundle").put("type", type);
    }
}
