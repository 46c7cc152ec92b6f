package org.cgmkit.links.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.shlink.defect.Defect;
import org.cgmkit.shlink.workings.Behaviour;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.Habit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect of a creator that shows only in several links, or as time goes by, is found in a run that lets links be made, updated and
 * taken back: by exactly its requirement and with the expected words. No sound behaviour is found guilty in such a run.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivingCreatorMatrixTest {
    private static final int WORKERS = 6;

    /** What these change is seen in any one link. */
    private static final Habit[] MAKING_NO_DIFFERENCE = {
        Habit.EMBEDS,
        Habit.DEFLATES,
        Habit.SUBMISSION_BUNDLE,
        Habit.VIEWER,
        Habit.UNLABELLED,
        Habit.LISTS,
        Habit.PLAIN_CONTENT_TYPE,
        Habit.EARLIER_TEXT,
        Habit.NOT_FOR_BROWSERS,
        Habit.NO_RETRY_AFTER,
        Habit.THROTTLES
    };

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(LivingCreatorMatrixTest.class, "living-creator-defects.yaml");
    private final DefectRuns runs = new DefectRuns();

    @BeforeAll
    void examineAll(@TempDir Path results) throws Exception {
        LivingCreatorRunner runner = new LivingCreatorRunner(results);
        Behaviour.all().stream()
                .filter(b -> !b.hasAny(MAKING_NO_DIFFERENCE))
                .forEach(b -> runs.sound(b.name(), () -> runner.examine(b, CreatorWorkings.sound())));
        Defect.all().stream()
                .filter(d -> expectations.containsKey(d.id()))
                .forEach(d -> runs.flawed(
                        new DefectRuns.Flawed(
                                d.id(), d.requirement(), d.behaviour().name()),
                        () -> runner.examine(d.behaviour(), d.change().apply(CreatorWorkings.sound()))));
        runs.run(WORKERS);
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourIsWarnedOnlyOfWhatItDeclaresNotToMeet() {
        return runs.sound().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Behaviour behaviour = Behaviour.named(name);
                    runs.assertSound(name, behaviour.unmet(), !behaviour.hasAny(Habit.ONCE));
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return runs.found(expectations);
    }

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.matrix", matches = ".+", disabledReason = "needs the whole matrix")
    void everyCheckThatNeedsTriggersIsFailedBySomeDefect() {
        Set<String> provedByOneLink =
                ExpectedFinding.in(getClass(), "creator-defects.yaml").keySet();
        Set<String> elsewhere = Defect.all().stream()
                .filter(d -> provedByOneLink.contains(d.id()))
                .map(Defect::requirement)
                .collect(Collectors.toSet());
        Set<String> never = runs.neverFailed();
        never.removeIf(row -> elsewhere.contains(row.split(" ", 2)[0]));

        assertThat("checks that no defect fails", never, is(empty()));
        // To see a location close takes an hour.
        assertThat(
                "checks that no sound creator passes",
                runs.neverPassed(),
                is(Set.of("shlink-creator.location.lifetime | A location is open for at most one hour")));
    }
}
