package org.cgmkit.reports.compare;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.FailOn;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.compare.CheckChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunComparisonTest {
    private static final LocalDate LATE = LocalDate.parse("2999-12-31");

    @ParameterizedTest(name = "{0}: {1} -> {2} is {3}, worse: {4}")
    @CsvSource({
        "SHALL, PASS, FAIL, NEW_FAILURE, true",
        "SHALL, INCONCLUSIVE, FAIL, NEW_FAILURE, true",
        "SHALL, NOT_TESTED, FAIL, NEW_FAILURE, true",
        "SHALL, FAIL, PASS, FIXED, false",
        "SHALL, FAIL, NOT_APPLICABLE, FIXED, false",
        "SHALL, FAIL, INCONCLUSIVE, CHANGED, false",
        "SHALL, FAIL, NOT_TESTED, CHANGED, false",
        "SHALL, PASS, INCONCLUSIVE, NO_LONGER_DECIDED, true",
        "SHALL, PASS, ERROR, NO_LONGER_DECIDED, true",
        "SHALL, NOT_APPLICABLE, INCONCLUSIVE, NO_LONGER_DECIDED, true",
        "SHALL, PASS, NOT_TESTED, NO_LONGER_DECIDED, true",
        "SHALL, INCONCLUSIVE, ERROR, CHANGED, false",
        "SHALL, INCONCLUSIVE, PASS, CHANGED, false",
        "SHALL, PASS, NOT_APPLICABLE, CHANGED, false",
        "SHOULD, PASS, WARN, CHANGED, false",
        "SHOULD, PASS, INCONCLUSIVE, CHANGED, false"
    })
    void saysWhatAChangeMeans(Verb verb, Outcome before, Outcome after, Kind kind, boolean worse) {
        RunComparison comparison = RunComparison.of(run(check("a", verb, before)), run(check("a", verb, after)));

        assertThat(comparison.changes().stream().map(CheckChange::kind).toList(), contains(kind));
        assertThat(comparison.isWorse(), is(worse));
        assertThat(comparison.changes().getFirst().outcomes("->"), is(before + " -> " + after));
    }

    @Test
    void findsNothingInTwoRunsThatAreTheSame() {
        RunReport run = run(check("a", Verb.SHALL, Outcome.FAIL), check("b", Verb.MAY, Outcome.OBSERVED));

        RunComparison comparison = RunComparison.of(run, run);

        assertThat(comparison.changes(), is(empty()));
        assertThat(comparison.same(), is(2));
        assertThat("a failure that was there before is not worse", comparison.isWorse(), is(false));
    }

    @Test
    void weighsBothRunsAsTheNewOne() {
        RunReport before = run(check("a", Verb.SHOULD, Outcome.WARN), check("b", Verb.SHOULD, Outcome.PASS));
        RunReport after = run(check("a", Verb.SHOULD, Outcome.WARN), check("b", Verb.SHOULD, Outcome.WARN))
                .weighedBy(FailOn.SHOULD);

        RunComparison comparison = RunComparison.of(before, after);

        assertThat(comparison.of(Kind.NEW_FAILURE), hasSize(1));
        assertThat(comparison.of(Kind.NEW_FAILURE).getFirst().check().requirement(), is("receiver.b"));
        assertThat(comparison.isWorse(), is(true));
    }

    @Test
    void tellsWhatOnlyOneOfThemHasWhichIsNotWorseUnlessItFails() {
        RunReport before = run(check("a", Verb.SHALL, Outcome.PASS), check("gone", Verb.SHALL, Outcome.PASS));
        RunReport after = run(check("a", Verb.SHALL, Outcome.PASS), check("new", Verb.SHALL, Outcome.PASS));

        RunComparison comparison = RunComparison.of(before, after);

        assertThat(comparison.of(Kind.APPEARED).getFirst().outcomes("->"), is("- -> PASS"));
        assertThat(comparison.of(Kind.DISAPPEARED).getFirst().outcomes("->"), is("PASS -> -"));
        assertThat(comparison.isWorse(), is(false));

        RunComparison failing = RunComparison.of(before, run(check("new", Verb.SHALL, Outcome.FAIL)));
        assertThat(failing.of(Kind.NEW_FAILURE), hasSize(1));
        assertThat(failing.isWorse(), is(true));
    }

    @Test
    void takesWhatABrokenOffRunDidNotReachForWorse() {
        RunReport before = run(check("a", Verb.SHALL, Outcome.PASS), check("gone", Verb.SHALL, Outcome.PASS));
        RunReport cutShort = before.unfinished(Duration.ZERO, List.of(check("a", Verb.SHALL, Outcome.PASS)));

        assertThat(RunComparison.of(before, cutShort).isWorse(), is(true));
        assertThat(
                "nothing that weighs was lost",
                RunComparison.of(
                                run(check("a", Verb.SHALL, Outcome.PASS), check("m", Verb.MAY, Outcome.PASS)), cutShort)
                        .isWorse(),
                is(false));
    }

    @Test
    void takesACheckWithAnotherTitleForTheSameAndCountsThoseOfOneTitle() {
        CheckResult first = check("a", Verb.SHALL, Outcome.PASS);
        CheckResult renamed = new CheckResult(
                "receiver.a",
                Verb.SHALL,
                true,
                "Another title",
                Outcome.FAIL,
                "",
                null,
                null,
                List.of(),
                Duration.ZERO);

        RunComparison comparison = RunComparison.of(run(first, first), run(first, renamed));

        assertThat(comparison.changes(), contains(new CheckChange(Kind.NEW_FAILURE, first, renamed)));
        assertThat(comparison.same(), is(1));
    }

    @Test
    void aDeclarationLetsAFailurePassAndItsEndDoesNot() {
        RunReport met = run(check("a", Verb.SHALL, Outcome.PASS));
        RunReport declared = run(check("a", Verb.SHALL, Outcome.FAIL)).with(List.of(known(LATE)));
        RunReport expired =
                run(check("a", Verb.SHALL, Outcome.FAIL)).with(List.of(known(LocalDate.EPOCH.minusDays(1))));

        assertThat(RunComparison.of(met, declared).of(Kind.CHANGED), hasSize(1));
        assertThat(RunComparison.of(met, declared).isWorse(), is(false));
        assertThat(RunComparison.of(declared, expired).of(Kind.NEW_FAILURE), hasSize(1));
        assertThat(RunComparison.of(declared, expired).declarations(), hasSize(1));
        assertThat(
                "the second time it is nothing new",
                RunComparison.of(expired, expired).isWorse(),
                is(false));
    }

    @Test
    void aDeclarationThatIsMendedIsWorseEvenWhereTheRequirementIsFixed() {
        RunReport failing = run(check("a", Verb.SHALL, Outcome.FAIL)).with(List.of(known(LATE)));
        RunReport mended = run(check("a", Verb.SHALL, Outcome.PASS)).with(List.of(known(LATE)));

        assertThat(RunComparison.of(failing, mended).isWorse(), is(true));
    }

    private static KnownFailure known(LocalDate expires) {
        return new KnownFailure("receiver.a", "R", "O", expires);
    }

    private static CheckResult check(String name, Verb verb, Outcome outcome) {
        return SampleRun.check("receiver." + name, verb, outcome);
    }

    private static RunReport run(CheckResult... checks) {
        return new RunReport(
                "0.1.0",
                GuideVersion.STU1.specification(),
                "receiver",
                "http://localhost/fhir",
                Instant.EPOCH,
                Duration.ZERO,
                true,
                List.of(checks));
    }
}
