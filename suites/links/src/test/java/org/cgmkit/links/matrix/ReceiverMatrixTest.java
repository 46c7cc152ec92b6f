package org.cgmkit.links.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.shlink.receiver.ReceiverBehaviour;
import org.cgmkit.shlink.receiver.ReceiverDefect;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect of a receiver is found, by exactly its requirement and with the expected words; no sound behaviour is found guilty; and
 * every check has a defect that it finds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverMatrixTest {
    private static final int WORKERS = 8;
    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(ReceiverMatrixTest.class, "receiver-defects.yaml");
    private final DefectRuns runs = new DefectRuns();

    @BeforeAll
    void examineAll(@TempDir Path results) throws Exception {
        ReceiverRunner runner = new ReceiverRunner(results);
        ReceiverBehaviour.all().forEach(b -> runs.sound(b.name(), () -> runner.examine(b, ReceiverWorkings.sound())));
        ReceiverDefect.all()
                .forEach(d -> runs.flawed(
                        new DefectRuns.Flawed(d.id(), d.requirement(), ReceiverBehaviour.STANDARD.name()),
                        () -> runner.examine(
                                ReceiverBehaviour.STANDARD, d.change().apply(ReceiverWorkings.sound()))));
        runs.run(WORKERS);
    }

    @TestFactory
    Stream<DynamicTest> aSoundBehaviourIsWarnedOnlyOfWhatItDeclaresNotToMeet() {
        return runs.sound().keySet().stream()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    ReceiverBehaviour behaviour = ReceiverBehaviour.named(name);
                    runs.assertSound(name, behaviour.unmet(), behaviour.polls());
                }));
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        return runs.found(expectations);
    }

    @Test
    void everyDefectHasItsExpectation() {
        assertThat(
                expectations.keySet(),
                is(ReceiverDefect.all().stream().map(ReceiverDefect::id).collect(Collectors.toSet())));
    }

    @Test
    @DisabledIfSystemProperty(named = "cgmkit.matrix", matches = ".+", disabledReason = "needs the whole matrix")
    void everyCheckIsFailedBySomeDefectAndPassedBySomeReceiver() {
        assertThat("checks that no defect fails", runs.neverFailed(), is(empty()));
        assertThat("checks that no sound receiver passes", runs.neverPassed(), is(empty()));
    }
}
