package org.cgmkit.ehr.bulk.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.ehr.submission.Json;

/** Writes the manifest of an export. */
public final class Manifest {
    /** The name of the file with what was deleted. */
    public static final String DELETED = "deleted.ndjson";

    /** The name of the file with messages. */
    public static final String MESSAGES = "messages.ndjson";

    private Manifest() {}

    /**
     * The manifest.
     *
     * @param base the address under which the files of the job are, with a slash at its end
     * @param open whether addresses alone open files
     * @param counts whether items have a count
     */
    public static ObjectNode of(ExportJob job, String base, boolean open, boolean counts) {
        ObjectNode manifest = Json.object();
        manifest.put("transactionTime", job.begun().toString());
        manifest.put("request", job.order().url());
        manifest.put("requiresAccessToken", !open);
        ArrayNode output = manifest.putArray("output");
        job.files().forEach(file -> item(output, file.type(), base + file.name(), counts ? file.count() : -1));
        if (!job.deleted().isEmpty()) {
            item(manifest.putArray("deleted"), "Bundle", base + DELETED, counts ? 1 : -1);
        }
        ArrayNode error = manifest.putArray("error");
        if (!job.order().untold().isEmpty()) {
            item(error, "OperationOutcome", base + MESSAGES, counts ? 1 : -1);
        }
        return manifest;
    }

    private static void item(ArrayNode items, String type, String url, long count) {
        ObjectNode item = items.addObject().put("type", type).put("url", url);
        if (count >= 0) {
            item.put("count", count);
        }
    }

    /** What was deleted, as a transaction Bundle. */
    public static ObjectNode deleted(ExportJob job) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        job.deleted()
                .forEach(each -> entries.addObject()
                        .putObject("request")
                        .put("method", "DELETE")
                        .put("url", each.type() + "/" + each.id()));
        return bundle;
    }
}
