package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;

/**
 * Finds out by behaviour whether a receiver honours {@code ifNoneExist}: stores a reading, and submits another one that
 * is not to be created where the first one's identifier is there already. Where it is created all the same, asks once
 * more, with two matches by then.
 *
 * @param first the reading without a condition
 * @param answer the answer to the entry with a condition that has one match
 * @param sign what the receiver does with conditions
 */
public record ConditionalCreateProbe(StoredReading first, Exchange answer, Sign sign) {

    /** What a receiver does with conditions, as far as it shows. */
    public enum Sign {
        /** A match was not created again, or several matches were refused. */
        HONOURED,
        /** Each entry with a condition is refused. */
        REFUSED,
        /** Conditions change nothing. */
        IGNORED
    }

    /** Asks the receiver; ends the check where no sound reading is stored or the answer is none of these. */
    public static ConditionalCreateProbe of(Receiver receiver) {
        StoredReading first = Preconditions.storedReading(receiver);
        Exchange answer = again(receiver, first, 1);
        return new ConditionalCreateProbe(first, answer, sign(receiver, first, answer));
    }

    /** The entry with the condition. */
    AnswerEntry entry() {
        return answer.entry(0);
    }

    /** The status of the only entry, or of the whole submission where it was refused as a whole. */
    public static int status(Exchange answer) {
        if (answer.succeeded() && !OutcomeText.error(answer.json())) {
            Preconditions.assumeProcessed(answer);
            Preconditions.assumeStatus(answer, 0);
            return answer.statusOf(0);
        }
        return answer.status();
    }

    /** Submits another reading with that identifier, under the condition that there is none. */
    static Exchange again(Receiver receiver, StoredReading first, int distinct) {
        Submission other = SampleSubmissions.reading(receiver.context(), first.identifier(), distinct);
        return receiver.submit(SampleSubmissions.ifNoneExist(other, SampleSubmissions.query(first.identifier())));
    }

    private static Sign sign(Receiver receiver, StoredReading first, Exchange answer) {
        int status = status(answer);
        return switch (status) {
            case 412, 200 -> Sign.HONOURED;
            case 201 ->
                answer.locationOf(0).filter(first.location()::equals).isPresent()
                        ? Sign.HONOURED
                        : afterSecondCreation(receiver, first);
            // For want of a permission, or for the moment, which says nothing of conditions.
            case 401, 403, 429, 503 -> throw untold(answer);
            default -> {
                if (unmatchedIsCreated(receiver)) {
                    yield Sign.HONOURED;
                }
                if (status / 100 != 4 && status != 501) {
                    throw untold(answer);
                }
                yield Sign.REFUSED;
            }
        };
    }

    private static RuntimeException untold(Exchange answer) {
        return inconclusive("An entry with ifNoneExist was answered in a way that does not tell what becomes of "
                + "conditions (" + OutcomeText.by(answer) + ", entry '"
                + answer.entry(0).statusText() + "', saying \""
                + OutcomeText.by(answer.outcomeOf(0)) + "\").");
    }

    private static Sign afterSecondCreation(Receiver receiver, StoredReading first) {
        return status(again(receiver, first, 2)) == 412 ? Sign.HONOURED : Sign.IGNORED;
    }

    /** A receiver that answers in another way only where there is a match has looked for one. */
    private static boolean unmatchedIsCreated(Receiver receiver) {
        Submission fresh = SampleSubmissions.reading(receiver.context());
        String query = SampleSubmissions.query(SampleSubmissions.identifier(fresh, 0));
        return status(receiver.submit(SampleSubmissions.ifNoneExist(fresh, query))) == 201;
    }

    /** Whether the first reading, when it is read, has lost its identifier, without which nothing can match. */
    public boolean identifierIsLost(Receiver receiver) {
        Exchange read = receiver.read(first.location());
        return read.succeeded() && !values(read.json()).contains(first.identifier());
    }

    private static List<String> values(JsonNode resource) {
        return resource.path("identifier").findValuesAsText("value");
    }

    /** Where the entry says that its resource is. */
    Optional<ResourceLocation> location() {
        return answer.locationOf(0);
    }

    /** Conditions are honoured; where they are not, other requirements speak. */
    void assumeSupported() {
        if (sign != Sign.HONOURED) {
            throw notApplicable("Conditional create is not supported: an entry with ifNoneExist is "
                    + (sign == Sign.REFUSED ? "refused" : "created all the same") + " (entry '"
                    + entry().statusText() + "'); see receiver.conditional-create.supported.");
        }
    }

    /** What was refused for the moment and stored all the same is there twice, of which another requirement speaks. */
    static void assumeSentOnce(Receiver receiver, boolean asExpected) {
        if (!asExpected && receiver.sentAgain()) {
            throw ReadingCount.maybeStoredTwice();
        }
    }
}
