package org.cgmkit.cgm.receiver.response;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.ReadingsByIdentifier;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

/** Checks of a receiver that slows down a too frequent client (RFC 6585, section 4). They run alone, and last. */
@Isolated
@ExtendWith(SubjectExtension.class)
class ThrottlingChecks {
    private static final int BURST = 30;
    private static final Duration LONGEST_BURST = Duration.ofSeconds(5);
    private static final int TRIES = 4;

    @May("receiver.throttling.well-formed")
    @Creates({"36 Observation"})
    @DisplayName("A submission answered 429 is not stored, and is accepted after the wait")
    void throttlesWholeSubmissions(Receiver receiver) {
        // A receiver that was not used for a while may need longer for the first one than the whole flood takes.
        receiver.submit(SampleSubmissions.reading(receiver.context()));
        long began = receiver.nanoTime();
        for (int i = 0; i < BURST && receiver.nanoTime() - began < LONGEST_BURST.toNanos(); i++) {
            Submission reading = SampleSubmissions.reading(receiver.context());
            Exchange answer = receiver.submitOnce(reading);
            if (answer.status() == 429) {
                judge(receiver, reading, answer);
                return;
            }
        }
        throw notApplicable("The receiver slows nobody down within " + BURST + " submissions or "
                + LONGEST_BURST.toSeconds() + " s, whichever is less. That is no fault. "
                + TrapAdvice.on(receiver.guide(), "throttling-is-optional"));
    }

    private static void judge(Receiver receiver, Submission reading, Exchange throttled) {
        Duration waited = receiver.waitAfter(throttled, Duration.ZERO, Duration.ofSeconds(1));
        assertNone(
                "what was stored of a submission answered 429",
                ReadingsByIdentifier.of(receiver, SampleSubmissions.identifier(reading, 0))
                        .readings(),
                "Clients resend it after a 429, so it is then stored twice.");
        Exchange again = receiver.submitOnce(reading);
        for (int tries = 1; again.status() == 429 && tries < TRIES; tries++) {
            waited = receiver.waitAfter(again, waited, Duration.ofSeconds(1L << tries));
            again = receiver.submitOnce(reading);
        }
        if (again.status() != 429) {
            Preconditions.assumeAccepted(again, 0);
            return;
        }
        if (receiver.submitOnce(SampleSubmissions.reading(receiver.context())).status() == 429) {
            throw inconclusive("The receiver still slows down after " + waited.toSeconds() + " s and " + TRIES
                    + " tries, so it is open whether it takes the same submission later.");
        }
        throw failure(
                "the same submission after the wait",
                "it to be let in",
                "after " + waited.toSeconds() + " s it is still answered 429, while another one is accepted",
                "");
    }
}
