package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.cgmkit.cgm.receiver.FurtherIdentifiers;
import org.cgmkit.cgm.receiver.OutcomeText;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.cgm.receiver.duplicate.ConditionalCreateProbe.Sign;
import org.cgmkit.cgm.trap.TrapAdvice;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.ResourceLocation;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of conditional create where it is supported (guide, "Handling Duplicate Submissions"; FHIR R4, http.html#ccreate). */
@ExtendWith(SubjectExtension.class)
class ConditionalCreateChecks {

    @Should("receiver.conditional-create.supported")
    @Creates({"4 Observation"})
    @DisplayName("Entries with ifNoneExist are honoured")
    void honoursIfNoneExist(Receiver receiver) {
        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);

        if (probe.sign() == Sign.IGNORED && probe.identifierIsLost(receiver)) {
            throw inconclusive(
                    "Conditions match nothing, and the submitted identifier is lost when the reading is read; "
                            + "see receiver.conditional-create.identifiers-kept.");
        }
        if (probe.sign() != Sign.HONOURED) {
            throw failure(
                    "an entry with ifNoneExist and one match",
                    "it not to be created again (200), or several matches to be refused (412)",
                    probe.sign() == Sign.REFUSED
                            ? "every entry with ifNoneExist is refused: '"
                                    + probe.entry().statusText() + "', saying \""
                                    + OutcomeText.by(probe.entry().outcome()) + "\""
                            : "it is created as if there were no condition: '"
                                    + probe.entry().statusText() + "', at "
                                    + probe.entry().locationText(),
                    adviceOnQuery(receiver, probe));
        }
    }

    @Shall("receiver.conditional-create.created")
    @Creates({"4 Observation"})
    @DisplayName("Without a match, the entry is created: 201 and one resource more")
    void createsWithoutAMatch(Receiver receiver) {
        ConditionalCreateProbe.of(receiver).assumeSupported();
        Submission fresh = SampleSubmissions.reading(receiver.context());
        String identifier = SampleSubmissions.identifier(fresh, 0);

        Exchange answer = receiver.submit(SampleSubmissions.ifNoneExist(fresh, SampleSubmissions.query(identifier)));

        assertThat("status of an entry with ifNoneExist and no match", ConditionalCreateProbe.status(answer), is(201));
        ReadingCount counted = ReadingCount.withIdentifier(receiver, identifier);
        counted.assertNumber("readings with the identifier after a conditional create without a match", 1, receiver);
    }

    @Shall("receiver.conditional-create.matched")
    @Creates({"3 Observation"})
    @DisplayName("With one match, nothing is created: 200 with the location of the match")
    void createsNothingWithOneMatch(Receiver receiver) {
        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);
        probe.assumeSupported();
        ResourceLocation match = probe.first().location();
        ConditionalCreateProbe.assumeSentOnce(receiver, ConditionalCreateProbe.status(probe.answer()) == 200);
        assertThat(
                "status of an entry with ifNoneExist and one match",
                ConditionalCreateProbe.status(probe.answer()),
                is(200),
                probe.location().filter(at -> !at.equals(match)).isPresent()
                        ? "It was created again, at " + probe.entry().locationText() + "."
                        : "");
        if (!probe.location().equals(Optional.of(match))) {
            // Where a receiver says of what it created that it is where nothing is, only the other location can be
            // right.
            Preconditions.assumeReadable(receiver, match);
        }
        assertThat(
                "location of an entry with ifNoneExist and one match",
                probe.location().map(ResourceLocation::toString).orElse("none"),
                is(match.toString()));
        ReadingCount counted =
                ReadingCount.withIdentifier(receiver, probe.first().identifier());
        counted.assertNumber("readings with the identifier after a conditional create with one match", 1, receiver);
        assertLeftAsItWas(receiver, probe.first());
    }

    /** A conditional create changes nothing of what is there. */
    private static void assertLeftAsItWas(Receiver receiver, StoredReading first) {
        Exchange now = receiver.read(first.location());
        if (!now.succeeded()) {
            receiver.remark("Whether the match was left as it was could not be looked at (" + now + ").");
            return;
        }
        BigDecimal before = first.sent().path("valueQuantity").path("value").decimalValue();
        JsonNode after = now.json().path("valueQuantity").path("value");
        // Both, because a receiver that rounds values or shifts times does that to all that it stores.
        boolean overwritten = after.isNumber()
                && after.decimalValue().compareTo(before) != 0
                && !now.json()
                        .path("effectiveDateTime")
                        .asText()
                        .equals(first.sent().path("effectiveDateTime").asText());
        if (overwritten) {
            throw failure(
                    "value of the match after a conditional create",
                    before.toPlainString() + ", as it was submitted first",
                    "was " + after.asText() + ", the value of the entry that was not to be created",
                    "A match is left as it is: ifNoneExist creates or does nothing.");
        }
    }

    @Shall("receiver.conditional-create.ambiguous")
    @Creates({"6 Observation"})
    @DisplayName("With several matches, the entry is refused with 412 and nothing is created")
    void refusesSeveralMatches(Receiver receiver) {
        ConditionalCreateProbe.of(receiver).assumeSupported();
        StoredReading first = Preconditions.storedReading(receiver);
        StoredReading second =
                Preconditions.stored(receiver, SampleSubmissions.reading(receiver.context(), first.identifier(), 1));
        if (first.location().equals(second.location())) {
            throw inconclusive(
                    "Two readings with the same identifier and different times and values are taken for one ("
                            + first.location() + "), so several matches cannot be set up.");
        }

        Exchange answer = ConditionalCreateProbe.again(receiver, first, 2);

        if (!answer.succeeded() && answer.status() == 412) {
            if (!OutcomeText.error(answer.json())) {
                throw failure(
                        "answer to an entry with ifNoneExist and several matches",
                        "412 for the entry, with the reason",
                        "the whole submission was answered with a bare 412",
                        TrapAdvice.on(receiver.guide(), "atomic-transaction"));
            }
            receiver.remark(
                    "The whole submission was refused with 412, not only its entry. This is accepted, because a receiver may reject an entire submission; a 412 for the entry "
                            + "alone is better. "
                            + TrapAdvice.on(receiver.guide(), "atomic-transaction"));
        } else {
            assertThat(
                    "status of an entry with ifNoneExist and two matches",
                    ConditionalCreateProbe.status(answer),
                    is(412));
        }
        ReadingCount counted = ReadingCount.withIdentifier(receiver, first.identifier());
        counted.assertNumber("readings with the identifier after a conditional create with two matches", 2, receiver);
    }

    @Should("receiver.conditional-create.identifiers-kept")
    @Creates({"1 Device", "1 DiagnosticReport", "10 Observation"})
    @DisplayName("The identifiers that a client supplies are stored")
    void keepsIdentifiers(Receiver receiver) {
        Submission submission = identified(receiver);
        Exchange answer = receiver.submit(submission);
        Preconditions.assumeAnyAccepted(answer);

        IdentifierComparison kept = IdentifierComparison.of(receiver, submission, answer);
        if (!kept.changed().isEmpty()) {
            throw inconclusive(
                    "Identifiers came back changed (" + kept.changed() + "); see receiver.storage.faithful.");
        }
        assertNone("accepted entries of whose identifiers one is gone", kept.lost(), "");
    }

    /** One of each kind, in each unit that the receiver takes, with several identifiers. */
    private static Submission identified(Receiver receiver) {
        SubmissionContext context = receiver.context();
        Submission sample = SampleSubmissions.eachKind(context);
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            if (unit != context.unit() && receiver.units().take(unit)) {
                Submission summary = Submissions.summaryOnly(context.in(unit), 1);
                int mean = summary.positionsOf(unit.mean().concept()).getFirst();
                sample = sample.plus(SampleSubmissions.reading(context.in(unit)))
                        .plus(summary.fullUrl(mean), (ObjectNode) summary.resource(mean));
            }
        }
        return FurtherIdentifiers.in(sample, context.end().getEpochSecond());
    }

    /** Whether the receiver understands ifNoneExist only with a type before the query. */
    private static String adviceOnQuery(Receiver receiver, ConditionalCreateProbe probe) {
        Submission other =
                SampleSubmissions.reading(receiver.context(), probe.first().identifier(), 3);
        String query = "Observation?" + SampleSubmissions.query(probe.first().identifier());
        int status = ConditionalCreateProbe.status(receiver.submit(SampleSubmissions.ifNoneExist(other, query)));
        return status == 200 || (status == 412 && probe.sign() == Sign.IGNORED)
                ? "With 'Observation?' before the query it is honoured. "
                        + TrapAdvice.on(receiver.guide(), "if-none-exist-with-type")
                : "";
    }
}
