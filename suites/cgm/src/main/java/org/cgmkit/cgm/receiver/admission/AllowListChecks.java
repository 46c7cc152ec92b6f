package org.cgmkit.cgm.receiver.admission;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.cgmkit.cgm.receiver.FlawedSubmissionAnswer;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.cgm.receiver.StoredReading;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.cgmkit.kit.check.BaseEach;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.ShouldEach;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver must not let in (guide, "CGM Data Submission: Bundles", strict validation and allow-listing). */
@ExtendWith(SubjectExtension.class)
class AllowListChecks {

    @ShouldEach("receiver.allow-list.post-only")
    @EachFlaw({Flaw.PUT_ENTRY, Flaw.DELETE_ENTRY, Flaw.PATCH_ENTRY, Flaw.GET_ENTRY})
    @Creates({"5 Observation"})
    @DisplayName("An entry with another method than POST is refused and has no effect")
    void refusesOtherMethods(Flaw flaw, Receiver receiver) {
        StoredReading existing = Preconditions.storedReading(receiver);
        Exchange before = receiver.read(existing.location());

        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(
                receiver,
                flaw.in(
                        SampleSubmissions.reading(receiver.context()),
                        receiver.setting().withExisting(existing.location().id())));

        reception.assertRefused(
                receiver,
                "A submission only creates: an entry with another method could change or reveal what is "
                        + "there already.");
        if (before.succeeded()) {
            Exchange after = receiver.read(existing.location());
            assertThat("status of a read of the resource that the entry aimed at", after.status(), is(200));
            assertThat(
                    "value of the resource that the entry aimed at",
                    after.json().path("valueQuantity"),
                    is(before.json().path("valueQuantity")));
        }
        reception.assertNotStored(receiver, "A refused entry has no effect.");
    }

    @ShouldEach("receiver.allow-list.resource-types")
    @EachFlaw({
        Flaw.PRACTITIONER_ENTRY,
        Flaw.MEDICATION_REQUEST_ENTRY,
        Flaw.ENCOUNTER_ENTRY,
        Flaw.SUBSCRIPTION_ENTRY,
        Flaw.TASK_ENTRY
    })
    @Creates({"10 Observation", "1 Practitioner", "1 MedicationRequest", "1 Encounter", "1 Subscription", "1 Task"})
    @DisplayName("An entry of a type that has nothing to do with CGM is refused")
    void refusesOtherTypes(Flaw flaw, Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);

        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(
                receiver, flaw.in(SampleSubmissions.reading(receiver.context()), receiver.setting()));

        reception.assertRefusedOrIgnored(receiver, "");
        reception.assertNotStored(receiver, "");
    }

    @ShouldEach("receiver.allow-list.resource-types")
    @EachFlaw({Flaw.CONTAINED_PRACTITIONER, Flaw.CONTAINED_MEDICATION_REQUEST})
    @Creates({"4 Observation"})
    @DisplayName("A type that has nothing to do with CGM is refused inside another resource too")
    void refusesOtherTypesInsideAResource(Flaw flaw, Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);

        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(
                receiver, flaw.in(SampleSubmissions.reading(receiver.context()), receiver.setting()));

        if (reception.entry().accepted() && reception.entry().location().isPresent()) {
            JsonNode stored = Preconditions.assumeReadable(
                    receiver, reception.entry().location().get());
            if (stored.path("contained").isEmpty()) {
                receiver.remark("The reading was accepted without what it contained, which a receiver may ignore.");
                return;
            }
        }
        reception.assertRefusedOrIgnored(receiver, "");
        reception.assertNotStored(receiver, "");
    }

    @ShouldEach("receiver.allow-list.whole-bundle")
    @EachFlaw({Flaw.PUT_ENTRY, Flaw.PRACTITIONER_ENTRY})
    @Creates({"8 Observation", "1 Practitioner"})
    @DisplayName("A submission with a disallowed entry is rejected, and nothing of it is stored")
    void rejectsTheWholeSubmission(Flaw flaw, Receiver receiver) {
        StoredReading existing = Preconditions.storedReading(receiver);
        Submission sound = SampleSubmissions.reading(receiver.context())
                .plus(SampleSubmissions.reading(receiver.context()))
                .plus(SampleSubmissions.reading(receiver.context()));
        FlawedSubmission flawed = flaw.in(
                sound, receiver.setting().withExisting(existing.location().id()));

        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(receiver, flawed);

        if (!reception.refused()) {
            throw inconclusive("The disallowed entry itself was accepted (" + flaw.description() + ": "
                    + reception.status() + "); see " + flaw.requirement() + ".");
        }
        assertNone(
                "entries accepted beside " + flaw.description(),
                reception.refusedAsWhole()
                        ? List.of()
                        : reception.answer().acceptedEntries().stream()
                                .map(position -> "entry[" + position + "] '"
                                        + reception.answer().entry(position).statusText() + "'")
                                .toList(),
                "Do not trust the other entries of a submission that asks for something disallowed.");
        assertThat(
                "blame of the refusal (" + reception.status() + ")",
                reception.refusedAsWhole() && reception.answer().status() >= 500,
                is(false));
        LeftoverReadings.assertNoneOf(flawed.submission(), receiver, "");
    }

    @BaseEach("receiver.allow-list.url-agrees")
    @EachFlaw({Flaw.URL_OF_ANOTHER_TYPE, Flaw.URL_ABSOLUTE, Flaw.URL_WITH_ID})
    @Creates({"6 Observation"})
    @DisplayName("An entry whose URL disagrees with its resource is refused")
    void refusesAUrlThatDisagrees(Flaw flaw, Receiver receiver) {
        Preconditions.assumeAcceptsReadings(receiver);

        FlawedSubmissionAnswer reception = FlawedSubmissionAnswer.of(
                receiver, flaw.in(SampleSubmissions.reading(receiver.context()), receiver.setting()));

        String advice = "request.url of a create is the resource's type, relative to the base.";
        reception.assertRefused(receiver, advice);
        reception.assertNotStored(receiver, advice);
    }
}
