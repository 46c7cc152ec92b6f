package org.cgmkit.cgm.receiver.access;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;

import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.ReadingsByIdentifier;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.Exchange;

/**
 * What became of a submission of one reading with a credential that should not let it in.
 *
 * @param receiver the receiver
 * @param credential what the submission was sent with, in words, such as {@code a broken token}
 * @param sent the submission
 * @param answer the answer
 */
record TokenProbe(Receiver receiver, String credential, Submission sent, Exchange answer) {

    /**
     * Submits a reading.
     *
     * @param credential the credential in words
     * @param shown the credential itself, empty for none
     */
    static TokenProbe of(Receiver receiver, String credential, String shown) {
        Submission reading = SampleSubmissions.reading(receiver.context());
        Exchange answer = receiver.submitShowing(shown, reading);
        Preconditions.assumeStatus(answer, 0);
        return new TokenProbe(receiver, credential, reading, answer);
    }

    /** Whether the reading was let in, as far as the answer says. */
    boolean letIn() {
        return answer.succeeded()
                && !OutcomeText.error(answer.json())
                && answer.entry(0).status() < 400;
    }

    /**
     * The submission was refused with that status and nothing of it was stored. Another 4xx is noted only, as the number itself
     * is a SHOULD (RFC 6750, section 3.1).
     *
     * @param advice sentences for whoever fails
     * @throws org.opentest4j.AssertionFailedError where it was not
     */
    void assertRefused(int status, String advice) {
        int entry = answer.entry(0).status();
        if (letIn()) {
            String each = answer.entry(0).statusText();
            throw failure(
                    label(),
                    "a " + status,
                    "it was " + answer.status() + (each.isEmpty() ? "" : " with '" + each + "' for entry[0]"),
                    advice);
        }
        if (!answer.succeeded() && !answer.refused()) {
            throw failure(label(), "a " + status, "it was " + answer.status(), advice);
        }
        assertNothingStored();
        if (answer.succeeded() && entry < 400) {
            throw failure(
                    label(),
                    "a " + status,
                    "it was " + OutcomeText.by(answer),
                    "Clients act on the status: 2xx tells them that their data were accepted, not that they need a "
                            + "token "
                            + "(RFC 9110, 15.3; RFC 6750, 3.1).");
        }
        if (answer.succeeded()) {
            receiver.remark("The submission was answered " + answer.status() + ", with " + entry
                    + " for its entry, which refuses it too.");
        } else if (answer.status() != status) {
            receiver.remark("The answer was " + answer.status() + ", where RFC 6750 (3.1) asks for " + status + ".");
        }
        if (answer.status() == 401 && answer.header("WWW-Authenticate").isEmpty()) {
            receiver.remark(
                    "The 401 has no WWW-Authenticate, which RFC 9110 (15.5.2) asks for: 'WWW-Authenticate: Bearer' "
                            + "tells a client what is missing.");
        }
    }

    private void assertNothingStored() {
        ReadingsByIdentifier found = ReadingsByIdentifier.of(receiver, SampleSubmissions.identifier(sent, 0));
        if (!found.result().answered()) {
            receiver.remark("Whether something of it was stored could not be looked for ("
                    + found.result().last() + ").");
        }
        assertNone(
                "what was stored of a submission with " + credential + ", answered " + answer.status(),
                found.readings(),
                "The token has to be checked before anything is stored.");
    }

    private String label() {
        return "answer to a submission with " + credential;
    }
}
