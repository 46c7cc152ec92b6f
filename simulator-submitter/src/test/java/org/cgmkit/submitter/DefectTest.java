package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.submitter.defect.Defect;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each defect departs on the wire, where the sound app does not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DefectTest {
    private final Map<DefectScene, SentRequests> sound = new ConcurrentHashMap<>();
    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = AcceptingValidator.receiver();
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    static List<Defect> defects() {
        return Defect.all().stream()
                .filter(d -> !d.requirement().startsWith("submitter.auth."))
                .toList();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("defects")
    void departsOnTheWire(Defect defect) throws InterruptedException {
        DefectSigns departure = Objects.requireNonNull(
                DefectSigns.ALL.get(defect.id()), () -> "no departure is described for " + defect.id());
        DefectScene scene = departure.scene();
        SentRequests soundly = sound(scene);

        assertThat("the sound app departs so", departure.departs().test(soundly), is(false));
        SentRequests sent = new SentRequests(scene.seen(simulator, List.of(defect)));
        assertThat(
                "the app with the defect departs so: " + sent.submissions().size() + " submissions",
                departure.departs().test(sent),
                is(true));
    }

    private SentRequests sound(DefectScene scene) throws InterruptedException {
        synchronized (scene) {
            SentRequests seen = sound.get(scene);
            if (seen == null) {
                seen = new SentRequests(scene.seen(simulator, List.of()));
                sound.put(scene, seen);
            }
            return seen;
        }
    }

    @Test
    void haveIdsOfTheirOwnAndBreakRequirementsOfSubmitters() {
        Set<String> requirements = GuideVersion.STU1.catalogue().requirements().stream()
                .map(r -> r.id())
                .collect(Collectors.toSet());
        Set<String> ids = new HashSet<>();
        assertThat(Defect.all(), is(not(empty())));
        for (Defect defect : Defect.all()) {
            assertThat(defect.id() + " is there once", ids.add(defect.id()), is(true));
            assertThat(defect.requirement(), requirements.contains(defect.requirement()), is(true));
        }
    }
}
