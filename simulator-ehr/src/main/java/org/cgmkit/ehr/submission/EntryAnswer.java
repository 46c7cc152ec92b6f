package org.cgmkit.ehr.submission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one entry is answered with (FHIR R4, Bundle.entry.response).
 *
 * @param status the HTTP status
 * @param location where the resource is, as {@code Type/id/_history/version}, or null
 * @param etag the version as an entity tag, or null
 * @param lastModified when the resource was stored, or null
 * @param outcome why the entry was refused, or a remark, or null
 */
public record EntryAnswer(
        int status,
        @Nullable String location,
        @Nullable String etag,
        @Nullable Instant lastModified,
        @Nullable ObjectNode outcome) {

    private static final Map<Integer, String> PHRASES = Map.of(
            200, "OK",
            201, "Created",
            204, "No Content",
            400, "Bad Request",
            403, "Forbidden",
            412, "Precondition Failed",
            422, "Unprocessable Content",
            424, "Failed Dependency");

    /** The answer that names a stored resource. */
    public static EntryAnswer located(int status, String location, int version, Instant lastModified) {
        return new EntryAnswer(status, location, "W/\"" + version + "\"", lastModified, null);
    }

    /** The answer to an entry that is not accepted. */
    public static EntryAnswer refused(Refusal refusal) {
        return new EntryAnswer(refusal.status(), null, null, null, OutcomeIssue.outcome(refusal.issues()));
    }

    /** The answer that says no more than a status. */
    public static EntryAnswer bare(int status) {
        return new EntryAnswer(status, null, null, null, null);
    }

    /** The answer as an entry of a transaction-response Bundle. */
    public ObjectNode entry() {
        ObjectNode entry = Json.object();
        ObjectNode response = entry.putObject("response");
        response.put("status", PHRASES.containsKey(status) ? status + " " + PHRASES.get(status) : "" + status);
        if (location != null) {
            response.put("location", location);
        }
        if (etag != null) {
            response.put("etag", etag);
        }
        if (lastModified != null) {
            response.put("lastModified", lastModified.toString());
        }
        if (outcome != null) {
            response.set("outcome", outcome);
        }
        return entry;
    }
}
