package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.assertNone;

import org.cgmkit.cgm.receiver.ReadingsByIdentifier;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.fixtures.Submission;

/** What a receiver stored of a submission that it refused, as far as it lets that be found out. */
final class LeftoverReadings {
    private LeftoverReadings() {}

    /**
     * There are none: no reading carries an identifier of the submission.
     *
     * @param advice sentences for whoever fails
     * @throws org.opentest4j.AssertionFailedError where one does
     */
    static void assertNoneOf(Submission refused, Receiver receiver, String advice) {
        assertNone(
                "what was stored of a refused submission",
                refused.identifiers().stream()
                        .flatMap(id -> ReadingsByIdentifier.of(receiver, id).readings().stream())
                        .toList(),
                advice);
    }
}
