package org.cgmkit.suites.receiver;

import static org.cgmkit.suites.check.Ended.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.suites.wire.Exchange;
import org.cgmkit.suites.wire.Location;

/** Preconditions of checks: where one is not met, the check ends inconclusive and names the row that speaks of it. */
final class Given {
    private Given() {}

    /** A sound submission was processed, and answered entry by entry. */
    static void assumeProcessed(Exchange answer) {
        if (!answer.succeeded() || Told.error(answer.json())) {
            throw inconclusive("A sound submission is not processed (" + Told.by(answer)
                    + "), so nothing can be said here; see receiver.operation.system-level.");
        }
        if (!answer.hasEntries()) {
            throw inconclusive("A sound submission is answered without entries (" + answer
                    + "), so nothing can be said here; see receiver.response.bundle.");
        }
    }

    /** The entry at that position of a processed submission was accepted, and is at the location that is returned. */
    static Location assumeStored(Exchange answer, int position) {
        assumeProcessed(answer);
        if (!answer.entry(position).accepted()) {
            throw inconclusive("A sound entry is not accepted (" + answer + ", entry[" + position + "] answered '"
                    + answer.entry(position).statusText() + "'"
                    + said(answer.outcomeOf(position)) + "), so nothing can be said here.");
        }
        return answer.locationOf(position)
                .orElseThrow(() -> inconclusive("An accepted entry has no location (entry[" + position + "] of "
                        + answer + "), so nothing can be said here; see receiver.response.location."));
    }

    /** A sound reading is accepted. What a receiver refuses says something only where it does not refuse everything. */
    static StoredReading storedReading(Receiver receiver) {
        Submission submission = Samples.reading(receiver.context());
        return stored(receiver, submission);
    }

    /** That submission of one entry is accepted. */
    static StoredReading stored(Receiver receiver, Submission one) {
        Location location = assumeStored(receiver.submit(one), 0);
        return new StoredReading(location, Samples.identifier(one, 0));
    }

    /** The resource at that location, which can be read. */
    static JsonNode assumeReadable(Receiver receiver, Location location) {
        Exchange read = receiver.read(location);
        if (!read.succeeded() || read.json().isMissingNode()) {
            throw unreadable(read);
        }
        return read.json();
    }

    /** Why nothing can be said of what cannot be read. */
    static RuntimeException unreadable(Exchange read) {
        return forbidden(read)
                ? inconclusive("The credential may not read what was submitted (" + read
                        + "): give one that may with --read-token.")
                : inconclusive("What was submitted cannot be read back (" + Told.by(read)
                        + "); see receiver.storage.readable.");
    }

    /** Whether a permission is missing. */
    static boolean forbidden(Exchange exchange) {
        return exchange.status() == 401 || exchange.status() == 403;
    }

    private static String said(JsonNode outcome) {
        String said = Told.by(outcome);
        return said.isEmpty() ? "" : ", saying \"" + said + "\"";
    }
}
