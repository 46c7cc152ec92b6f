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
 * Every defect of a creator that shows in one given link is found, by exactly its requirement and with the expected words, and no sound
 * behaviour is found guilty.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreatorMatrixTest {
    private static final int WORKERS = 2;

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(CreatorMatrixTest.class, "creator-defects.yaml");
    private final DefectRuns runs = new DefectRuns();

    @BeforeAll
    void examineAll(@TempDir Path results) throws Exception {
        CreatorRunner runner = new CreatorRunner(results);
        Behaviour.all().forEach(b -> runs.sound(b.name(), () -> runner.examine(b, CreatorWorkings.sound())));
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
    void everyDefectHasItsExpectationInOneOfTheMatrices() {
        Set<String> expected = Stream.of(expectations, ExpectedFinding.in(getClass(), "living-creator-defects.yaml"))
                .flatMap(each -> each.keySet().stream())
                .collect(Collectors.toSet());

        assertThat(expected, is(Defect.all().stream().map(Defect::id).collect(Collectors.toSet())));
    }

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.matrix", matches = ".+", disabledReason = "needs the whole matrix")
    void everyCheckOfAGivenLinkIsFailedBySomeDefect() {
        // What takes several links, or links that live, is proved by the other matrix.
        Set<String> never = runs.neverFailed();
        never.removeAll(runs.neverPassed());

        assertThat("checks that no defect fails", never, is(empty()));
    }
}
