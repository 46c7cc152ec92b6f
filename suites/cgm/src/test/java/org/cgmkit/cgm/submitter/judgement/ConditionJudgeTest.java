package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Json;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionJudgeTest {
    private static final String ADVICE =
            " Write identifier=system|value with the identifier of the resource, and nothing before it.";

    private final ConditionJudge judge = new ConditionJudge();
    private final Submission sound = Submissions.threeReadings(JudgeSamples.context());

    @ParameterizedTest
    @EnumSource
    void soundConditionsAreLetBe(GlucoseUnit unit) {
        Submission sent =
                Submissions.complete(JudgeSamples.context().in(unit).with(IdentifierUse.CONDITIONAL_CREATE), 2);

        assertThat(JudgeSamples.remarks(judge.judge(List.of(sent))), is(empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifier=https%3A%2F%2Fapp.example.org%7Ca%2Bb%5C%2Cc",
                "identifier=https://app.example.org|a%2Bb\\,c",
                "identifier=a%2Bb\\,c",
                "identifier=https://app.example.org|other,https://app.example.org|a%2Bb\\,c",
                "status=final&identifier=https://app.example.org%7Ca%2Bb%5C%2Cc"
            })
    void everyWayToWriteTheIdentifierIsUnderstood(String condition) {
        assertThat(JudgeSamples.remarks(judge.judge(List.of(conditional(condition)))), is(empty()));
    }

    @Test
    void aPlusAsSuchIsUnderstoodAndRemarkedOn() {
        assertThat(
                JudgeSamples.remarks(judge.judge(List.of(conditional("identifier=https://app.example.org|a+b\\,c")))),
                contains(
                        "The condition identifier=https://app.example.org|a+b\\,c has a + as such: write %2B, because some"
                                + " receivers read a blank there and find nothing."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation?identifier=https://app.example.org|1; Observation?",
                "?identifier=https://app.example.org|1; ?",
                "https://ehr.example.org/fhir/Observation?identifier=1; https://ehr.example.org/fhir/Observation?"
            })
    void whatStandsBeforeTheQueryIsTheKnownTrap(String condition, String before) {
        Judgement judgement = judge.judge(List.of(conditional(condition)));

        assertThat(
                JudgeSamples.objections(judgement),
                contains("submission[0].entry[1].request.ifNoneExist, the condition " + condition
                        + ": expected a bare query string, but it has " + before + " before it." + ADVICE));
        assertThat(
                ((Judgement.Objections) judgement).remarks(),
                contains(startsWith("This is known trap 3, '`ifNoneExist` holds more than the query'.")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "identifier=https://app.example.org|a%2Bb,c; the resource has https://app.example.org|a+b,c",
                "identifier=https://app.example.org|2; the resource has https://app.example.org|a+b,c",
                "identifier=https://other.example.org|a%2Bb\\,c; the resource has https://app.example.org|a+b,c",
                "identifier=https://app.example.org|100%; a % in it begins no escape",
                "status=final; it asks for no identifier",
                "''; it asks for no identifier"
            })
    void aQueryForSomethingElseIsNamed(String condition, String actual) {
        assertThat(
                JudgeSamples.objections(judge.judge(List.of(conditional(condition)))),
                contains("submission[0].entry[1].request.ifNoneExist, the condition " + condition
                        + ": expected a query for one of the entry's own identifiers, but " + actual + "." + ADVICE));
    }

    @Test
    void aResourceWithoutIdentifierCannotBeFound() {
        Submission sent =
                conditional("identifier=https://app.example.org|1").withResource(1, r -> r.remove("identifier"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains(
                        "submission[0].entry[1].request.ifNoneExist, the condition identifier=https://app.example.org|1:"
                                + " expected a query for one of the entry's own identifiers, but the resource has no identifier."
                                + ADVICE));
    }

    @Test
    void aRunWithoutConditionsShowsNothing() {
        assertThat(
                JudgeSamples.reason(judge.judge(List.of(sound))),
                is("No entry of this run asked for a conditional create (ifNoneExist)."));
    }

    /** The second reading, with an identifier that has characters with a meaning in queries. */
    private Submission conditional(String condition) {
        return sound.withEntry(1, e -> {
            e.withObject("/request").put("ifNoneExist", condition);
            e.withObject("/resource")
                    .putArray("identifier")
                    .add(Json.object().put("system", "https://app.example.org").put("value", "a+b,c"));
        });
    }
}
