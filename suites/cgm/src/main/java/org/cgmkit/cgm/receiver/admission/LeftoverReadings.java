package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.assertNone;

import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.StoredEntries;
import org.cgmkit.fixtures.Submission;

/** What a receiver stored of a submission that it refused, as far as it lets that be found out. */
final class LeftoverReadings {
    private LeftoverReadings() {}

    /** Where what was stored of it is. */
    static List<String> of(Submission refused, Receiver receiver) {
        return StoredEntries.of(
                        receiver,
                        refused,
                        IntStream.range(0, refused.size()).boxed().toList())
                .places();
    }

    /**
     * There are none: nothing carries an identifier of the submission.
     *
     * @param advice sentences for whoever fails
     * @throws org.opentest4j.AssertionFailedError where something does
     */
    static void assertNoneOf(Submission refused, Receiver receiver, String advice) {
        assertNone("what was stored of a refused submission", of(refused, receiver), advice);
    }
}
