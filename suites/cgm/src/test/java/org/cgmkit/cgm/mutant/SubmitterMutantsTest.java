package org.cgmkit.cgm.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cgmkit.kit.proof.GeneratedPage;
import org.cgmkit.kit.proof.mutant.Excuses;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.MutantsPage;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Mutants of sound apps are found by a requirement that owns the place that they change, and by no other. Each build looks at a
 * sample; all of them are looked at with {@code -Dcgmkit.mutants=all}, which makes the page.
 */
@Execution(ExecutionMode.CONCURRENT)
class SubmitterMutantsTest {
    /** The sound apps that mutants are made of: one for each way in. */
    private static final List<String> APPS = List.of("standard", "backend-services", "standalone-launch");

    /** What is kept of each mutant, so that a pass that was stopped can go on, and tables be held against it again. */
    private static final RunLog LOG = System.getProperty("cgmkit.mutants.log") == null
            ? RunLog.none()
            : RunLog.in(Path.of(System.getProperty("cgmkit.mutants.log") + ".apps"));

    private static final int SAMPLE = 60;
    private static final int WORKERS = 2;

    private static final String HEAD = """
        # Mutants of apps

        Departures that nobody thought of: made by machine of what passes on the wire in a run with a sound app, by dropping, \
        changing, emptying, doubling and reordering each place of each Bundle, resource, query, form and header that it sends, \
        and by making something else of each step: no attempt, only the first, too early, too late, again and again, with \
        other identifiers, without conditions, by halves. The whole suite judges each such run; a mutant is killed when a \
        requirement that owns the place is red, and blamed wrongly when another one is red. Made by the build \
        (`bench/mutants-of-systems.sh`), not by hand; each build looks at a sample again.
        """;

    private final Owners owners = Owners.in(SubmitterMutantsTest.class, "submitter-owners.yaml");
    private final Excuses excuses = Excuses.in(SubmitterMutantsTest.class, "submitter-survivors.yaml");

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "all are looked at")
    void mutantsOfASampleAreFoundByTheirOwners(@TempDir Path folder) throws Exception {
        SubmitterMutants mutants = new SubmitterMutants(folder, owners, LOG);
        mutants.record(APPS.getFirst());
        List<Mutant> all = shuffled(mutants);
        assertThat("mutants", all.size(), is(greaterThan(1000)));

        Map<Mutant, Verdict> verdicts = mutants.verdicts(all.subList(0, SAMPLE), WORKERS);

        assertThat("verdicts", verdicts.size(), is(greaterThan(SAMPLE / 2)));
        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    @Test
    @EnabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "takes a while")
    void allMutantsAreFoundByTheirOwners(@TempDir Path folder) throws Exception {
        SubmitterMutants mutants = new SubmitterMutants(folder, owners, LOG);
        for (String app : APPS) {
            mutants.record(app);
        }
        List<Mutant> all = shuffled(mutants);
        int number = Integer.getInteger("cgmkit.mutants.number", all.size());

        Map<Mutant, Verdict> verdicts =
                mutants.verdicts(all.subList(0, number), Integer.getInteger("cgmkit.mutants.workers", WORKERS));

        String page = new MutantsPage(verdicts.values(), owners, excuses)
                .under(HEAD
                        + (number < all.size()
                                ? "\nOnly a part was run: " + number + " of " + all.size() + " mutants, drawn by lot.\n"
                                : ""));
        new GeneratedPage("docs/submitter-mutants.md", "suites/cgm", SubmitterMutantsTest.class).write(page);
        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    /** All mutants, in an order that the seed makes. */
    private static List<Mutant> shuffled(SubmitterMutants mutants) {
        List<Mutant> all = mutants.mutants();
        Collections.shuffle(all, new Random(Long.getLong("cgmkit.mutants.seed", 13)));
        return all;
    }
}
