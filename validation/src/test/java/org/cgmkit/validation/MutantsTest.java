package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Not one verdict differs between a submission judged in parts and one judged at once, whatever is wrong with it. */
@ExtendWith(Validators.class)
@Execution(ExecutionMode.CONCURRENT)
class MutantsTest {
    private static final int SUBMISSIONS = 4;
    private static final int ENTRIES = 500;
    private static final int BUNDLES = 100;

    @Test
    void changedEntriesGetTheSameVerdictsAndMostOfThemFromOthersOfTheirKind(GuideValidator validator) {
        Differential differential = new Differential(validator);

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
        Differential differential = new Differential(validator);

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

    @Test
    void aLeafThatIsWronglyLeftOutIsFound(GuideValidator validator) {
        for (String wrong : List.of("unit", "status", "method")) {
            Differential differential = new Differential(validator, new Leaves() {
                @Override
                public @Nullable LeftOut rule(String[] path, int depth, @Nullable String type, char kind) {
                    return path[depth].equals(wrong) ? LeftOut.IDENTIFIER : Leaves.withReason(path, depth, type, kind);
                }
            });

            assertThat(wrong, differential.differences(Mutants.entries(1, 150)), is(not(List.of())));
        }
    }
}
