package org.cgmkit.reports;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.guide.Verb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementResultTest {
    @ParameterizedTest
    @CsvSource({
        "SHALL, PASS FAIL INCONCLUSIVE, FAIL",
        "SHALL, WARN INCONCLUSIVE, INCONCLUSIVE",
        "SHALL, PASS ERROR INCONCLUSIVE, ERROR",
        "SHOULD, INCONCLUSIVE WARN, WARN",
        "SHOULD, PASS INCONCLUSIVE, INCONCLUSIVE",
        "MAY, NOT_APPLICABLE OBSERVED, OBSERVED",
        "SHALL, NOT_APPLICABLE PASS, PASS"
    })
    void endsAsTheCheckThatMattersMost(Verb verb, String ended, Outcome together) {
        List<CheckResult> checks = Stream.of(ended.split(" "))
                .map(outcome -> SampleRun.check("receiver.a.b", verb, Outcome.valueOf(outcome)))
                .toList();

        List<RequirementResult> results = RequirementResult.of(checks);

        assertThat(results.stream().map(RequirementResult::outcome).toList(), contains(together));
        assertThat(results.getFirst().checks(), is(checks));
    }

    @Test
    void keepsTheOrderInWhichRequirementsComeFirst() {
        CheckResult later = SampleRun.check("receiver.b.b", Verb.SHALL, Outcome.PASS);
        CheckResult first = SampleRun.check("receiver.c.c", Verb.SHALL, Outcome.FAIL);

        List<RequirementResult> results = RequirementResult.of(List.of(first, later, first));

        assertThat(
                results.stream().map(RequirementResult::requirement).toList(),
                contains("receiver.c.c", "receiver.b.b"));
        assertThat(results.getFirst().decisive(), contains(first, first));
    }
}
