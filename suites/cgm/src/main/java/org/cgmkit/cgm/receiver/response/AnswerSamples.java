package org.cgmkit.cgm.receiver.response;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.kit.wire.Exchange;

/**
 * Three submissions, one after another, whose entries are answered in each way that there is: created; matched by a condition or
 * recognised again; and refused, for a fault, for several matches, and for a reference to what is refused.
 *
 * @param receiver whom they are sent to
 * @param sound the first one: a report, a reading, its device, and a further reading
 */
record AnswerSamples(Receiver receiver, Submission sound) {
    /** Where in {@link #known} the reading is that nobody can have already. */
    static final int NEW_AMONG_KNOWN = 2;

    private static final int MATCHED = 1;
    private static final int DEVICE = 2;
    private static final int SHARED = 3;

    static AnswerSamples to(Receiver receiver) {
        return new AnswerSamples(
                receiver,
                SampleSubmissions.mixedTypes(receiver.context()).plus(SampleSubmissions.reading(receiver.context())));
    }

    /** The answer to the first one. */
    Exchange answerToSound() {
        return receiver.submit(sound);
    }

    /**
     * The device of the first one again; a reading under a condition that the first reading meets; a reading that has the
     * identifier of the further one, which is there twice from then on; and the report of the first one again.
     */
    Submission known() {
        return only(sound, DEVICE)
                .plus(under(SampleSubmissions.identifier(sound, MATCHED), 1))
                .plus(SampleSubmissions.reading(receiver.context(), SampleSubmissions.identifier(sound, SHARED), 2))
                .plus(only(sound, 0));
    }

    /** A report about a reading that has to be refused; that reading; a device; and a reading whose condition two meet. */
    Submission refused() {
        Submission flawed = Flaw.UNIT_CODE
                .in(SampleSubmissions.mixedTypes(receiver.context()))
                .submission();
        return flawed.withResource(
                        0, report -> report.putArray("result").addObject().put("reference", flawed.fullUrl(1)))
                .plus(under(SampleSubmissions.identifier(sound, SHARED), 3));
    }

    /** A reading alone whose condition two meet, once {@link #known} was sent. */
    Submission ambiguous() {
        return under(SampleSubmissions.identifier(sound, SHARED), 4);
    }

    /** Another reading with that identifier, under the condition that there is none. */
    private Submission under(String identifier, int distinct) {
        return SampleSubmissions.ifNoneExist(
                SampleSubmissions.reading(receiver.context(), identifier, distinct),
                SampleSubmissions.query(identifier));
    }

    private static Submission only(Submission all, int position) {
        return all.with(bundle -> {
            ObjectNode entry = (ObjectNode) all.entry(position);
            bundle.putArray("entry").add(entry);
        });
    }
}
