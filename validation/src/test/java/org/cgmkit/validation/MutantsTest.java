package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.IntStream;
import org.cgmkit.validation.submission.LeafFilter;
import org.cgmkit.validation.submission.LeafRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not one verdict differs between a submission judged in parts and one judged at once, whatever is wrong with it. */
@ExtendWith(ValidatorResolver.class)
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest {
    private static final int SUBMISSIONS = 4;
    private static final int ENTRIES = 500;
    private static final int BUNDLES = 100;

    @Test
    void changedEntriesGetTheSameVerdictsAndMostOfThemFromOthersOfTheirKind(GuideValidator validator) {
        PartsComparison differential = new PartsComparison(validator);

        List<String> differences = IntStream.range(0, SUBMISSIONS)
                .boxed()
                .flatMap(seed -> differential.differences(Mutants.entries(seed, ENTRIES)).stream())
                .toList();

        long shared = SUBMISSIONS * ENTRIES - differential.judged();
        System.out.println(shared + " of " + SUBMISSIONS * ENTRIES + " changed entries were judged by their kind");
        assertThat(String.join("\n", differences), is(""));
        assertThat("submissions judged at once", differential.atOnce(), is(0));
        assertThat("changed entries judged by their kind", shared, is(greaterThan(SUBMISSIONS * ENTRIES / 2L)));
    }

    @Test
    void changedBundlesGetTheSameVerdicts(GuideValidator validator) {
        PartsComparison differential = new PartsComparison(validator);

        List<String> differences = IntStream.range(0, BUNDLES)
                .boxed()
                .flatMap(seed ->
                        differential.differences(Mutants.bundle(seed)).stream().map(d -> "bundle " + seed + ", " + d))
                .toList();

        System.out.println(
                BUNDLES - differential.atOnce() + " of " + BUNDLES + " changed bundles were judged in parts");
        assertThat(String.join("\n", differences), is(""));
        assertThat("submissions judged at once", differential.atOnce(), is(lessThan(BUNDLES / 5)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unit", "status", "code", "system"})
    void aLeafThatIsWronglyLeftOutIsFound(String wrong, GuideValidator validator) {
        String submission = Mutants.withOneWrong(wrong);

        assertThat("as it is", new PartsComparison(validator).differences(submission), is(List.of()));
        assertThat(
                "with " + wrong + " left out",
                new PartsComparison(validator, without(wrong)).differences(submission),
                is(not(List.of())));
    }

    private static LeafFilter without(String wrong) {
        return (path, depth, type, kind) ->
                path[depth].equals(wrong) ? LeafRule.IDENTIFIER : LeafFilter.withReason(path, depth, type, kind);
    }
}
