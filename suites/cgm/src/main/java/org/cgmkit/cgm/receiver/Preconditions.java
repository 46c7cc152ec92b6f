package org.cgmkit.cgm.receiver;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/** Preconditions of checks: where one is not met, the check ends inconclusive and names the row that speaks of it. */
public final class Preconditions {
    private Preconditions() {}

    /** A sound submission was processed, and answered entry by entry. */
    public static void assumeProcessed(Exchange answer) {
        if (!answer.succeeded() || OutcomeText.error(answer.json())) {
            throw inconclusive("A sound submission is not processed (" + OutcomeText.by(answer)
                    + "), so this check cannot decide; see receiver.operation.system-level.");
        }
        if (!answer.hasEntries()) {
            throw inconclusive("A sound submission is answered without entries (" + answer
                    + "), so this check cannot decide; see receiver.response."
                    + (answer.resourceType().equals("Bundle") ? "same-order." : "bundle."));
        }
    }

    /** The entry at that position of a processed submission has a status. */
    public static void assumeStatus(Exchange answer, int position) {
        if (answer.succeeded() && answer.hasEntries() && answer.statusOf(position) == 0) {
            throw inconclusive("The answer gives entry[" + position + "] no status code ('"
                    + answer.entry(position).statusText() + "' in " + answer
                    + "), so it is open what became of it; see receiver.response.entry-status.");
        }
    }

    /** A sound reading is accepted: what a receiver refuses says something only where it does not refuse everything. */
    public static void assumeAcceptsReadings(Receiver receiver) {
        assumeAccepted(receiver.submit(SampleSubmissions.reading(receiver.context())), 0);
    }

    /** The entry at that position of a sound submission was accepted. */
    public static void assumeAccepted(Exchange answer, int position) {
        assumeProcessed(answer);
        assumeStatus(answer, position);
        if (!answer.entry(position).accepted()) {
            throw inconclusive("A sound entry is not accepted (" + answer + ", entry[" + position + "] answered '"
                    + answer.entry(position).statusText() + "'" + said(answer.outcomeOf(position))
                    + "), so this check cannot decide.");
        }
    }

    /** Some entry of a sound submission was accepted. */
    public static void assumeAnyAccepted(Exchange answer) {
        assumeAccepted(answer, answer.acceptedEntries().stream().findFirst().orElse(0));
    }

    /** A sound reading is accepted, and it is known where it is. */
    public static StoredReading storedReading(Receiver receiver) {
        return stored(receiver, SampleSubmissions.reading(receiver.context()));
    }

    /** That submission of one reading is accepted, and it is known where the reading is. */
    public static StoredReading stored(Receiver receiver, Submission one) {
        Exchange answer = receiver.submit(one);
        assumeAccepted(answer, 0);
        ResourceLocation location = EntryLocations.of(receiver, one, answer, 0)
                .orElseThrow(() -> inconclusive("It is not known where an accepted reading is (entry[0] of " + answer
                        + "), so this check cannot decide; see receiver.response.location."));
        return new StoredReading(location, SampleSubmissions.identifier(one, 0), one.resource(0));
    }

    /** The resource at that location, which can be read. */
    public static JsonNode assumeReadable(Receiver receiver, ResourceLocation location) {
        Exchange read = receiver.read(location);
        if (!read.succeeded() || read.json().isMissingNode()) {
            throw unreadable(read);
        }
        return read.json();
    }

    /** Why nothing can be said of what cannot be read. */
    public static RuntimeException unreadable(Exchange read) {
        return forbidden(read)
                ? inconclusive("The credential may not read what was submitted (" + read
                        + "): give one that may with --read-token.")
                : inconclusive("What was submitted cannot be read back (" + OutcomeText.by(read)
                        + "); see receiver.storage.readable.");
    }

    /** Whether a permission is missing. */
    public static boolean forbidden(Exchange exchange) {
        return exchange.status() == 401 || exchange.status() == 403;
    }

    private static String said(JsonNode outcome) {
        String said = OutcomeText.by(outcome);
        return said.isEmpty() ? "" : ", saying \"" + said + "\"";
    }
}
