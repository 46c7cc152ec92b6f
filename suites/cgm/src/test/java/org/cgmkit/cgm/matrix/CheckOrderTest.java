package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts depend neither on the order of the checks, nor on how many run at a time, nor on what others do meanwhile. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckOrderTest {
    private static final RunOrder ONE_BY_ONE = RunOrder.parallel(1);
    private static final SandboxOptions SOUND = SandboxOptions.standard();
    private static final SandboxOptions DEFECTIVE = SandboxOptions.showing(Defect.named("several-matches-pick-first"));

    private SandboxRunner laboratory;
    private Map<String, Outcome> sound = Map.of();
    private Map<String, Outcome> defective = Map.of();

    @BeforeAll
    void examineOneByOne(@TempDir Path results) {
        laboratory = new SandboxRunner(results);
        sound = outcomes(laboratory.examine(SOUND, ONE_BY_ONE));
        defective = outcomes(laboratory.examine(DEFECTIVE, ONE_BY_ONE));
    }

    @AfterAll
    void close() {
        laboratory.close();
    }

    @Test
    void shuffledAndInParallelTheVerdictsAreTheSame() {
        assertThat(defective, is(not(sound)));
        for (long seed : new long[] {1, 20261121}) {
            RunOrder order = RunOrder.parallel(4).shuffledBy(seed);
            assertThat("sound, seed " + seed, outcomes(laboratory.examine(SOUND, order)), is(sound));
            assertThat("defective, seed " + seed, outcomes(laboratory.examine(DEFECTIVE, order)), is(defective));
        }
    }

    @Test
    void twoRunsAtTheSameTimeGetTheVerdictsThatTheyGetAlone() {
        RunOrder order = RunOrder.parallel(2);
        CompletableFuture<RunReport> one = CompletableFuture.supplyAsync(() -> laboratory.examine(SOUND, order));
        CompletableFuture<RunReport> other = CompletableFuture.supplyAsync(() -> laboratory.examine(DEFECTIVE, order));

        assertThat(outcomes(one.join()), is(sound));
        assertThat(outcomes(other.join()), is(defective));
    }

    private static Map<String, Outcome> outcomes(RunReport report) {
        Map<String, Outcome> outcomes = new TreeMap<>();
        for (CheckResult check : report.checks()) {
            outcomes.put(check.requirement() + " | " + check.title(), check.outcome());
        }
        return outcomes;
    }
}
