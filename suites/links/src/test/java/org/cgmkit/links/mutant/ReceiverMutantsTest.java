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
 * Mutants of the sound receiver are found by a requirement that owns the place that they change, and by no other. Each build looks at a
 * sample; all of them are looked at with {@code -Dcgmkit.mutants=all}, which makes the page.
 */
class ReceiverMutantsTest {
    /** What is kept of each mutant, so that a pass that was stopped can go on, and tables be held against it again. */
    private static final RunLog LOG = System.getProperty("cgmkit.mutants.log") == null
            ? RunLog.none()
            : RunLog.in(Path.of(System.getProperty("cgmkit.mutants.log") + ".link-receivers"));

    private static final int SAMPLE = 10;
    private static final long SEED = 13;
    private static final int WORKERS = 8;

    private static final String HEAD = """
        # Mutants of link receivers

        Departures that nobody thought of: made by machine of what the sound receiver sends and shows in a run, by dropping, changing, \
        emptying and doubling each place of each request and of each line that is shown, by sending requests never or twice, and by \
        coming back in other ways. The whole suite judges each; a mutant is killed when a requirement that owns the place is red, and \
        blamed wrongly when another one is red. Made by the build (`bench/mutants-of-systems.sh`), not by hand; each build looks at a \
        sample again.
        """;

    private final Owners owners = Owners.in(ReceiverMutantsTest.class, "receiver-owners.yaml");
    private final Excuses excuses = Excuses.in(ReceiverMutantsTest.class, "receiver-survivors.yaml");

    @TempDir
    private Path results;

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "all are looked at")
    void mutantsOfASampleAreFoundByTheirOwners() throws Exception {
        ReceiverMutants mutants = new ReceiverMutants(results, owners, LOG);
        mutants.record();
        List<Mutant> all = new ArrayList<>(mutants.all());
        Collections.shuffle(all, new Random(SEED));
        assertThat("mutants", all.size(), is(greaterThan(80)));

        Map<Mutant, Verdict> verdicts = mutants.verdicts(all.subList(0, SAMPLE), WORKERS);

        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }

    @Test
    @EnabledIfSystemProperty(named = "cgmkit.mutants", matches = "all", disabledReason = "takes a while")
    void allMutantsAreFoundByTheirOwners() throws Exception {
        ReceiverMutants mutants = new ReceiverMutants(results, owners, LOG);
        mutants.record();

        Map<Mutant, Verdict> verdicts = mutants.verdicts(List.copyOf(mutants.all()), WORKERS);

        new GeneratedPage("docs/link-receiver-mutants.md", "suites/links", ReceiverMutantsTest.class)
                .write(new MutantsPage(verdicts.values(), owners, excuses).under(HEAD));
        assertThat("not found, or blamed wrongly", excuses.unexplained(verdicts.values(), owners), is(empty()));
    }
}
