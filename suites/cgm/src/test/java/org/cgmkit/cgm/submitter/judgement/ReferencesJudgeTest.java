package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencesJudgeTest {
    private static final String ADVICE =
            " Use the fullUrl of the entry that is meant, letter by letter, and send both in the same Bundle.";

    private final ReferencesJudge judge = new ReferencesJudge(JudgeSamples.BASE, ReceiverResources.nothing());
    private final Submission summary = Submissions.summaryOnly(JudgeSamples.context(), 1);

    @ParameterizedTest
    @EnumSource
    void soundReferencesAreLetBe(GlucoseUnit unit) {
        List<Submission> run = List.of(
                Submissions.complete(JudgeSamples.context().in(unit), 2),
                Submissions.allMustSupport(JudgeSamples.context().in(unit)),
                Submissions.complete(JudgeSamples.context().in(unit), 2));

        assertThat(JudgeSamples.remarks(judge.judge(run)), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation/mean",
                "Observation/mean/_history/3",
                "https://app.example.org/store/Observation/mean",
                "https://app.example.org/store/Observation/mean/_history/1"
            })
    void referencesMayBeRelativeToTheBaseOfTheFullUrl(String reference) {
        Submission sent = member(reference)
                .withEntry(0, e -> e.put("fullUrl", "https://app.example.org/store/Observation/summary"))
                .withEntry(1, e -> e.put("fullUrl", "https://app.example.org/store/Observation/mean"));

        assertThat(JudgeSamples.remarks(judge.judge(List.of(sent))), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Observation/17", "https://ehr.example.org/fhir/Observation/17"})
    void whatTheReceiverHasMayBeReferredTo(String reference) {
        ReceiverResources held = new ReceiverResources(Map.of("Observation/17", Json.object()));

        assertThat(
                JudgeSamples.remarks(new ReferencesJudge(JudgeSamples.BASE, held).judge(List.of(member(reference)))),
                is(empty()));
        assertThat(
                "where the receiver has it not",
                JudgeSamples.objections(judge.judge(List.of(member(reference)))),
                contains(
                        "submission[0].entry[0].resource.hasMember[0].reference, the reference: expected an entry of the"
                                + " same Bundle or what the receiver has, but it is " + reference
                                + ", which is neither an entry of the Bundle nor a resource that the receiver has."
                                + ADVICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"#inside", "Observation?identifier=1", "https://other.example.org/Observation/1"})
    void whatLeadsElsewhereByIntentionIsLetBe(String reference) {
        assertThat(JudgeSamples.remarks(judge.judge(List.of(member(reference)))), is(empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "urn:uuid:9d0f2a0e-0000-4000-8000-000000000000; which is no entry's fullUrl",
                "Observation/by-id; which is the id of an entry, but an entry is referred to by its fullUrl",
                "mean; which is no literal reference"
            })
    void aReferenceThatLeadsNowhereIsNamed(String reference, String fault) {
        Submission sent = member(reference).withResource(1, r -> r.put("id", "by-id"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[0].resource.hasMember[0].reference, the reference: expected an entry of the"
                                + " same Bundle or what the receiver has, but it is " + reference + ", " + fault + "."
                                + ADVICE));
    }

    @Test
    void anEntryOfAnotherSubmissionIsNone() {
        Submission without = summary.without(1);

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(summary, without))),
                contains(
                        "submission[1].entry[0].resource.hasMember[0].reference, the reference: expected an entry of the"
                                + " same Bundle or what the receiver has, but it is " + summary.fullUrl(1)
                                + ", which is the fullUrl of an entry of another submission only." + ADVICE));
    }

    @Test
    void theDeviceOfAReadingIsFollowedToo() {
        Submission sent = Submissions.allMustSupport(JudgeSamples.context());
        int device = EntryKind.DEVICE.positionIn(sent);
        int reading = EntryKind.READING_MASS.positionIn(sent);
        Submission one = sent.withResource(reading, r -> ((ObjectNode) r.path("device")).put("reference", "Device/9"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(one))),
                contains("submission[0].entry[" + reading + "].resource.device.reference, the reference: expected an"
                        + " entry of the same Bundle or what the receiver has, but it is Device/9, which is neither an"
                        + " entry of the Bundle nor a resource that the receiver has." + ADVICE));
        assertThat(
                "without its entry, each reading",
                JudgeSamples.objections(judge.judge(List.of(sent.without(device))))
                        .size(),
                is(3));
    }

    @Test
    void aFullUrlThatComesTwiceIsNamed() {
        Submission sent = Submissions.threeReadings(JudgeSamples.context());
        Submission twice = sent.withEntry(2, e -> e.put("fullUrl", sent.fullUrl(0)));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(twice))),
                contains("submission[0].entry[2].fullUrl, the fullUrl: expected one that no other entry of the Bundle"
                        + " has, but it is " + sent.fullUrl(0) + ", which submission[0].entry[0] has too. Give each"
                        + " entry a urn:uuid of its own."));
    }

    @Test
    void referencesToThePatientAreAnothersBusiness() {
        Submission sent = summary.withResource(0, r -> r.putObject("subject").put("reference", "Patient/nobody"));

        assertThat(JudgeSamples.remarks(judge.judge(List.of(sent))), is(empty()));
    }

    @Test
    void aRunWithoutEntriesShowsNothing() {
        assertThat(JudgeSamples.reason(judge.judge(List.of())), is("No entries were sent in this run."));
    }

    /** The summary, with another first member. */
    private Submission member(String reference) {
        return summary.withResource(0, r -> ((ObjectNode) r.at("/hasMember/0")).put("reference", reference));
    }
}
