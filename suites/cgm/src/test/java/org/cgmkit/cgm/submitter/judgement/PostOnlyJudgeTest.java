package org.cgmkit.cgm.submitter.judgement;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostOnlyJudgeTest {
    private static final String ADVICE = " Set request.method to POST and request.url to the bare name of the type.";

    private final PostOnlyJudge judge = new PostOnlyJudge();
    private final Submission sound = Submissions.threeReadings(JudgeSamples.context());

    @ParameterizedTest
    @EnumSource
    void soundSubmissionsAreLetBe(GlucoseUnit unit) {
        List<Submission> run = List.of(
                Submissions.complete(JudgeSamples.context().in(unit), 2),
                Submissions.allMustSupport(JudgeSamples.context().in(unit)));

        assertThat(JudgeSamples.remarks(judge.judge(run)), is(empty()));
    }

    @Test
    void anotherMethodIsNamed() {
        Submission put = sound.withEntry(1, e -> e.withObject("/request").put("method", "PUT"));
        Submission none = sound.withEntry(2, e -> e.withObject("/request").remove("method"));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(put, none))),
                contains(
                        "submission[0].entry[1].request.method, the method of the entry: expected POST, but it is PUT."
                                + ADVICE,
                        "submission[1].entry[2].request.method, the method of the entry: expected POST, but there is"
                                + " none." + ADVICE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Observation/123; it is Observation/123, which names an id",
                "Observation?code=1; it is Observation?code=1, which holds a query",
                "/Observation; it is /Observation, which begins with a slash",
                "Device; it is Device, although the resource is of type Observation",
                "https://ehr.example.org/fhir/Observation;"
                        + " it is https://ehr.example.org/fhir/Observation, which is absolute",
                "''; there is none"
            })
    void anotherUrlIsNamed(String url, String actual) {
        Submission sent = sound.withEntry(0, e -> e.withObject("/request").put("url", url));

        assertThat(
                JudgeSamples.objections(judge.judge(List.of(sent))),
                contains("submission[0].entry[0].request.url, the url of the entry: expected Observation, but " + actual
                        + "." + ADVICE));
    }

    @Test
    void aBodyThatIsNoBundleShowsNothing() {
        assertThat(
                JudgeSamples.reason(judge.judge(List.of(Submission.raw("no JSON")))),
                is("No entries were sent in this run."));
    }
}
