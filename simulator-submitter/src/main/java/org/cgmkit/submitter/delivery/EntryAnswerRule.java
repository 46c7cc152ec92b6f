package org.cgmkit.submitter.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.submitter.content.BundleEntries;

/** What the app makes of the answer to an entry. */
@FunctionalInterface
public interface EntryAnswerRule {

    /**
     * What becomes of it.
     *
     * @param entry the entry as it was sent
     * @param status the status code in the answer, or 0 where there is none
     */
    EntryOutcome of(JsonNode entry, int status);

    /**
     * By the guide, "Handling Duplicate Submissions": 200 and 201 are success; 400 to a conditional create means that the
     * receiver does not support it, 412 that it has several already.
     */
    static EntryAnswerRule sound() {
        return (entry, status) -> {
            boolean conditional = BundleEntries.conditional(entry);
            if (status / 100 == 2) {
                return EntryOutcome.DONE;
            } else if (status == 400 && conditional) {
                return EntryOutcome.PLAINLY_AGAIN;
            } else if (status == 412 && conditional) {
                return EntryOutcome.SEVERAL_THERE;
            }
            return status == 0 || status == 408 || status == 429 || status / 100 == 5
                    ? EntryOutcome.LATER
                    : EntryOutcome.REFUSED;
        };
    }
}
