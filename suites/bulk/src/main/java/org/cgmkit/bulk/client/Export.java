package org.cgmkit.bulk.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cgmkit.reports.Evidence;

/**
 * An export with all that was fetched.
 *
 * @param job its job
 * @param files its data files, in the order of the manifest
 * @param contents what they hold
 * @param messages what its files of messages hold
 * @param deleted what its files of deletions hold
 * @param evidence the exchanges
 */
public record Export(
        Job job,
        List<FileSurvey> files,
        Contents contents,
        List<JsonNode> messages,
        List<JsonNode> deleted,
        List<Evidence> evidence) {
    /** Keeps copies. */
    public Export {
        files = List.copyOf(files);
        messages = List.copyOf(messages);
        deleted = List.copyOf(deleted);
        evidence = List.copyOf(evidence);
    }

    /** The manifest. */
    public JsonNode manifest() {
        return job.manifest().json();
    }
}
