package org.cgmkit.cgm.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.mutant.Excuses;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.MutantRuns;
import org.cgmkit.kit.proof.mutant.MutantsPage;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of sound receivers are found by a requirement that owns the place that they change, and by no other. Each build looks
 * at a sample; all of them are looked at with {@code -Dcgmkit.mutants=all}, which takes a long while and makes the page; a part of them, drawn by lot, with
 * {@code -Dcgmkit.mutants.number} as well. With {@code -Dcgmkit.mutants=kept} the page is made of what a pass has seen so far.
 */
class ReceiverMutantsTest {
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int WORKERS = 2;

    /** What is kept of a whole pass, so that it can go on where it was stopped. */
    private static final @Nullable String LOG = System.getProperty("cgmkit.mutants.log");

    /** Which mutants to look at while working on them, as a regular expression of their ids; none by themselves where it is empty. */
    private static final String NARROWED = System.getProperty("cgmkit.mutants.only", "");

    private static final String HEAD = """
        # Mutants of receivers

        Departures that nobody thought of: made by machine of what passes on the wire in a sound run, by dropping, changing, \
        emptying, doubling and reordering each place of each answer and of each stored resource, by understanding searches \
        and conditions in another way, and by letting in what has to be refused. The whole receiver suite ran against each of \
        them; a mutant is killed when a requirement that owns the place is red, and blamed wrongly when another one is red. \
        Made by the build from those runs (`bench/mutants-of-systems.sh`), not by hand; each build looks at a sample again.
        """;

    private final Owners owners = Owners.in(ReceiverMutantsTest.class, "owners.yaml");
    private final Excuses excuses = Excuses.in(ReceiverMutantsTest.class, "survivors.yaml");

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.mutants", matches = "all|kept", disabledReason = "all are looked at")
    @DisabledIfSystemProperty(named = "cgmkit.mutants.only", matches = ".+", disabledReason = "others are asked for")
    void mutantsOfASampleAreFoundByTheirOwners(@TempDir Path results) throws Exception {
        try (ReceiverBench bench = new ReceiverBench(results)) {
            MutantRuns runs = new MutantRuns(bench, owners, 1, RunLog.none());
            runs.record("");
            List<Mutant> mutants = shuffled(runs);
            assertThat("mutants", mutants.size(), is(greaterThan(2000)));

            Map<Mutant, Verdict> verdicts = runs.sample(mutants.subList(0, 300), TIME);

            assertThat("verdicts", verdicts.entrySet(), is(not(empty())));
            assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
        }
    }

    @Test
    @EnabledIfSystemProperty(
            named = "cgmkit.mutants.only",
            matches = ".+",
            disabledReason = "none are asked for by name")
    void theMutantsOfThatNameAreFoundByTheirOwners(@TempDir Path results) throws Exception {
        try (ReceiverBench bench = new ReceiverBench(results)) {
            MutantRuns runs =
                    new MutantRuns(bench, owners, Integer.getInteger("cgmkit.mutants.workers", WORKERS), RunLog.none());
            for (String peer : ReceiverBench.peers()) {
                runs.record(peer);
            }
            List<Mutant> wanted = shuffled(runs).stream()
                    .filter(mutant -> mutant.id().matches(NARROWED))
                    .toList();
            int number = Math.min(Integer.getInteger("cgmkit.mutants.number", wanted.size()), wanted.size());

            Map<Mutant, Verdict> verdicts = runs.verdicts(wanted.subList(0, number));

            assertThat("verdicts", verdicts.entrySet(), is(not(empty())));
            assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "cgmkit.mutants", matches = "all|kept", disabledReason = "takes a long while")
    void allMutantsAreFoundByTheirOwners(@TempDir Path results) throws Exception {
        try (ReceiverBench bench = new ReceiverBench(results)) {
            MutantRuns runs = new MutantRuns(
                    bench,
                    owners,
                    Integer.getInteger("cgmkit.mutants.workers", WORKERS),
                    LOG == null ? RunLog.none() : RunLog.in(Path.of(LOG)));
            for (String peer : ReceiverBench.peers()) {
                runs.record(peer);
            }

            List<Mutant> mutants = shuffled(runs);
            int number = Integer.getInteger("cgmkit.mutants.number", mutants.size());

            Map<Mutant, Verdict> verdicts = "kept".equals(System.getProperty("cgmkit.mutants"))
                    ? runs.kept()
                    : runs.verdicts(mutants.subList(0, number));

            String page = new MutantsPage(verdicts.values(), owners, excuses)
                    .under(HEAD + (verdicts.size() < mutants.size() ? part(verdicts.size(), mutants.size()) : ""));
            new GeneratedPage("docs/mutants.md", "suites/cgm", ReceiverMutantsTest.class).write(page);
            assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
        }
    }

    /** All mutants, in an order that the seed makes. */
    private static List<Mutant> shuffled(MutantRuns runs) {
        List<Mutant> mutants = new ArrayList<>(runs.mutants());
        Collections.shuffle(mutants, new Random(Long.getLong("cgmkit.mutants.seed", 13)));
        return mutants;
    }

    private static String part(int decided, int all) {
        return "\nOnly a part is decided: " + decided + " of " + all
                + " mutants, drawn by lot. The others were in runs from which"
                + " nothing can be said of a single one, or in none.\n";
    }
}
