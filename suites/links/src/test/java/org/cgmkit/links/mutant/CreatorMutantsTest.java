package org.cgmkit.links.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

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
import org.cgmkit.kit.proof.mutant.RunLog;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutants of sound creators are found by a requirement that owns the place that they change, and by no other. Each build looks at a
 * sample; all of them are looked at with {@code -Dcgmkit.mutants=all}, which makes the page.
 */
class CreatorMutantsTest {
    /** The sound creators that mutants are made of. */
    private static final List<String> CREATORS = List.of("standard", "passcode", "direct");

    /** What is kept of each mutant, so that a pass that was stopped can go on, and tables be held against it again. */
    private static final RunLog LOG = System.getProperty("cgmkit.mutants.log") == null
            ? RunLog.none()
            : RunLog.in(Path.of(System.getProperty("cgmkit.mutants.log") + ".link-creators"));

    private static final int SAMPLE = 12;
    private static final long SEED = 13;
    private static final int WORKERS = 2;

    private static final String HEAD = """
        # Mutants of link creators

        Departures that nobody thought of: made by machine of what a sound creator gives out in a run, by dropping, changing, \
        emptying, doubling and reordering each place of each payload, manifest, header, encrypted file and shared resource, and \
        by serving what is to be refused. The whole suite of one given link judges each; a mutant is killed when a requirement \
        that owns the place is red, and blamed wrongly when another one is red. Made by the build \
        (`bench/mutants-of-systems.sh`), not by hand; each build looks at a sample again.
        """;

    private final Owners owners = Owners.in(CreatorMutantsTest.class, "creator-owners.yaml");
    private final Excuses excuses = Excuses.in(CreatorMutantsTest.class, "creator-survivors.yaml");

    @TempDir
    private Path results;

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "all are looked at")
    void mutantsOfASampleAreFoundByTheirOwners() throws Exception {
        CreatorMutants mutants = new CreatorMutants(results, owners, LOG);
        mutants.record(CREATORS.getFirst());
        List<Mutant> all = new ArrayList<>(mutants.all());
        Collections.shuffle(all, new Random(SEED));
        assertThat("mutants", all.size(), is(greaterThan(300)));

        Map<Mutant, Verdict> verdicts = mutants.verdicts(all.subList(0, SAMPLE), WORKERS);

        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    @Test
    @EnabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "takes a while")
    void allMutantsAreFoundByTheirOwners() throws Exception {
        CreatorMutants mutants = new CreatorMutants(results, owners, LOG);
        CREATORS.forEach(mutants::record);

        Map<Mutant, Verdict> verdicts = mutants.verdicts(List.copyOf(mutants.all()), WORKERS);

        new GeneratedPage("docs/link-creator-mutants.md", "suites/links", CreatorMutantsTest.class)
                .write(new MutantsPage(verdicts.values(), owners, excuses).under(HEAD));
        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }
}
