package org.cgmkit.t1d.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cgmkit.guide.Requirement;
import org.cgmkit.kit.proof.DefectFinding;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.registry.RegistryStandIn;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.simulator.SimulatorBehaviour;
import org.cgmkit.simulator.SimulatorDefect;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every defect of the registry is found by exactly its requirement, no sound behaviour is found guilty, and every requirement has
 * a check and a defect. {@code -Dcgmkit.matrix=REGEX} runs those defects only.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverMatrixTest {
    private static final RegistryStandIn REGISTRY = new RegistryStandIn();

    private final Map<String, ExpectedFinding> expectations =
            ExpectedFinding.in(ReceiverMatrixTest.class, "receiver-defects.yaml");
    private ReceiverRuns runs;
    private RunReport sound;

    @BeforeAll
    void examineASoundOne(@TempDir Path results) {
        runs = new ReceiverRuns(results);
        sound = runs.sound("standard");
    }

    @TestFactory
    Stream<DynamicTest> aSoundRegistryIsNeitherFailedNorWarnedOf() {
        return REGISTRY.behaviours().stream()
                .map(SimulatorBehaviour::id)
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> assertThat(red(id.equals("standard") ? sound : runs.sound(id)), is(empty()))));
    }

    private static List<String> red(RunReport report) {
        return report.checks().stream()
                .filter(row -> row.outcome() != Outcome.PASS)
                .map(row -> row.outcome() + " " + row.requirement() + ": " + row.message())
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> aDefectIsFoundByExactlyItsRequirement() {
        String only = System.getProperty("cgmkit.matrix", ".*");
        return REGISTRY.defects().stream()
                .filter(d -> d.id().matches(only))
                .map(d -> DynamicTest.dynamicTest(
                        d.id(),
                        () -> DefectFinding.assertFound(
                                d.requirement(),
                                expectations.getOrDefault(d.id(), ExpectedFinding.NOTHING),
                                sound,
                                runs.showing(d.id(), d.requirement()))));
    }

    @Test
    void everyRequirementIsCheckedAndFailedBySomeDefect() {
        Set<String> all = new TreeSet<>(runs.suite().catalogue().requirements().stream()
                .map(Requirement::id)
                .toList());
        Set<String> unchecked = new TreeSet<>(all);
        sound.checks().stream().map(CheckResult::requirement).forEach(unchecked::remove);
        Set<String> unproved = new TreeSet<>(all);
        REGISTRY.defects().stream().map(SimulatorDefect::requirement).forEach(unproved::remove);

        assertThat("requirements without a check", unchecked, is(empty()));
        assertThat("requirements that no defect fails", unproved, is(empty()));
    }
}
