package org.cgmkit.outcomes.lineage.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.mutant.Excuses;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.MutantsPage;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.cgmkit.outcomes.lineage.LineageRoleSuite;
import org.cgmkit.outcomes.lineage.matrix.PlatformRuns;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of a sound platform are found by a requirement that owns the place that they change. Each build looks at a sample; all of them
 * are looked at with {@code -Dcgmkit.mutants=all}, which makes the page.
 */
class LineageMutantsTest {
    private static final int SAMPLE = 10;
    private static final long SEED = 17;

    private static final String HEAD = """
        # Mutants of platforms that post summaries

        Departures that nobody thought of: made by machine of the results, the Provenance and the chain of a sound platform, by \
        dropping, changing, emptying and doubling each place of them, after every step. The whole suite ran against each; a mutant \
        is killed when a requirement that owns the place is red, and blamed wrongly when another one is red. Made by the build from \
        those runs (`-Dcgmkit.mutants=all`), not by hand; each build looks at a sample again.
        """;

    private final Owners owners = Owners.in(LineageMutantsTest.class, "owners.yaml");
    private final Excuses excuses = Excuses.in(LineageMutantsTest.class, "survivors.yaml");

    @TempDir
    private Path results;

    @Test
    void mutantsOfASampleAreFoundByTheirOwners() {
        LineageMutants mutants = mutants();
        List<Mutant> all = new ArrayList<>(mutants.all());
        Collections.shuffle(all, new Random(SEED));
        assertThat("mutants", all.size(), is(greaterThan(100)));

        Map<Mutant, Verdict> verdicts = mutants.verdicts(all.subList(0, SAMPLE));

        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    @Test
    @EnabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "takes a while")
    void allMutantsAreFoundByTheirOwners() throws IOException {
        LineageMutants mutants = mutants();
        Map<Mutant, Verdict> verdicts = mutants.verdicts(List.copyOf(mutants.all()));

        new GeneratedPage("docs/lineage-mutants.md", "suites/outcomes", LineageMutantsTest.class)
                .write(new MutantsPage(verdicts.values(), owners, excuses).under(HEAD));
        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    private LineageMutants mutants() {
        return new LineageMutants(new PlatformRuns(new LineageRoleSuite(), results, new ReferenceEngine()), owners);
    }
}
