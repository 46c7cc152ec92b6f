package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SearchResult;
import org.cgmkit.fixtures.IdentifierSource;

/**
 * How many readings carry an identifier, as far as the receiver lets it be found out.
 *
 * @param result the search
 */
record ReadingCount(SearchResult result) {

    /** Searches for readings of the patient with that identifier. */
    static ReadingCount withIdentifier(Receiver receiver, String identifier) {
        return new ReadingCount(SearchResult.of(
                receiver,
                "Observation",
                "patient",
                receiver.patient(),
                "identifier",
                IdentifierSource.SYSTEM + "|" + identifier));
    }

    /** Whether the count can be relied on: a search that finds nothing or everything may not know identifiers. */
    boolean tells(int expected) {
        return result.answered()
                && result.complete()
                && !result.found().isEmpty()
                && result.found().size() <= expected + 1;
    }

    /** Why a number that is too high convicts nobody where something was sent again. */
    static RuntimeException maybeStoredTwice() {
        return inconclusive(
                "A submission was answered 429 or 503, which says that nothing of it was taken, and sent again; "
                        + "what was found looks as if it had been stored all the same, so this check cannot decide; see "
                        + "receiver.throttling.well-formed.");
    }

    /** There are so many; left open, with a remark, where the receiver cannot be asked. */
    void assertNumber(String label, int expected, Receiver receiver) {
        if (tells(expected)) {
            if (result.found().size() > expected && receiver.sentAgain()) {
                throw maybeStoredTwice();
            }
            assertThat(label, result.found().size(), is(expected));
        } else {
            receiver.remark(
                    "Whether something was created besides could not be counted, because a search by identifier "
                            + "gives no answer to rely on (" + result.last() + ", "
                            + result.found().size() + " found).");
        }
    }
}
