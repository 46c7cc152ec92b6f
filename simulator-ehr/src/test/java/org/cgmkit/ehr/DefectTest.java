package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.probe.Probe;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectTest {
    private final EhrSimulator simulator =
            EhrSimulator.start(EhrOptions.standard().with(new NoValidation()));

    private final List<Probe> probes = Probe.all();

    @AfterAll
    void stop() {
        simulator.close();
    }

    static Stream<Behaviour> behaviours() {
        return Behaviour.all().stream();
    }

    static Stream<Defect> defects() {
        // What overlooks a constraint shows only where there is validation: see ProfileDefectTest.
        return Defect.all().stream().filter(d -> !d.requirement().equals("receiver.validation.profile"));
    }

    static Stream<Defect> firstDefects() {
        Set<String> requirements = new HashSet<>();
        return defects().filter(d -> requirements.add(d.requirement()));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("behaviours")
    void isMissingFromASoundReceiver(Behaviour behaviour) {
        assertThat(wrong(probes, SandboxOptions.standard().with(behaviour)), is(empty()));
    }

    @Test
    void isMissingFromASoundReceiverThatAuthorizesBySmart() {
        assertThat(wrong(probes, SandboxOptions.standard().withSmart(SmartOptions.standard())), is(empty()));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("defects")
    void breaksItsRequirement(Defect defect) {
        List<Probe> own = probes.stream()
                .filter(p -> p.requirement().equals(defect.requirement()))
                .toList();

        assertThat("what is seen of " + defect, wrong(own, SandboxOptions.showing(defect)), is(not(empty())));
    }

    /** One defect of each requirement: the defect matrix of the suites holds every defect against every check. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("firstDefects")
    void breaksNoOtherRequirement(Defect defect) {
        assertThat(wrong(probes, SandboxOptions.showing(defect)), everyItem(startsWith(defect.requirement() + ":")));
    }

    @Test
    void hasAnIdOfItsOwnAndARequirementOfTheCatalogue() {
        Set<String> ids = new HashSet<>();
        for (Defect defect : Defect.all()) {
            assertThat("second defect called " + defect, ids.add(defect.id()), is(true));
            assertThat(
                    "requirement of " + defect,
                    GuideVersion.STU1.catalogue().find(defect.requirement()).isPresent(),
                    is(true));
        }
    }

    private List<String> wrong(List<Probe> looks, SandboxOptions options) {
        return looks.stream()
                .map(probe -> {
                    try (Sandbox sandbox = simulator.createSandbox(options)) {
                        return probe.on(sandbox);
                    }
                })
                .flatMap(Optional::stream)
                .toList();
    }
}
