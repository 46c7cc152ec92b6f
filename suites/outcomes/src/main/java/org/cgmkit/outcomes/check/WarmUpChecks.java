package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.util.List;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.WarmUp;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings of sensors that warm up. */
@ExtendWith(SubjectExtension.class)
class WarmUpChecks {
    /** How much of a beginning engines cut off, in minutes. */
    private static final int[] BEGINNINGS = {30, 60, 120, 240, 720, 1440};

    private static final WarmUp NONE = WarmUp.of(0);

    @Expected("outcome-engine.warm-up.excluded")
    @DisplayName("Readings of the warm-up do not count")
    void excludesWarmUp(EngineUnderTest engine) {
        Finding finding = finding(engine);
        engine.assertSomethingFits(finding, PolicyKey.WARM_UP);
        if (excludesNothing(finding) && !engine.declares(PolicyKey.WARM_UP, NONE)) {
            throw failure(
                    "Readings of the two hours after a sensor's start",
                    "not counted",
                    "they are counted",
                    "Where the sensor itself shows nothing while it warms up, declare warmUp.minutes: none.");
        }
        assertAsDeclared(engine, finding);
    }

    /** By one sensor alone: what differs from one sensor to the next is a matter of other requirements. */
    private static void assertAsDeclared(EngineUnderTest engine, Finding finding) {
        boolean asDeclared = finding.fitting().stream()
                .anyMatch(each ->
                        each.of(PolicyKey.WARM_UP).equals(engine.declared().of(PolicyKey.WARM_UP)));
        if (!asDeclared || finding.narrowed().size() == finding.fitting().size()) {
            engine.assertAsDeclared(finding, PolicyKey.WARM_UP, "warm-up.excluded");
        }
    }

    @Base("outcome-engine.warm-up.boundary")
    @DisplayName("The reading at the very end of the warm-up counts as declared")
    void treatsTheEndAsDeclared(EngineUnderTest engine) {
        Finding finding = finding(engine);
        engine.assumeSomethingFits(finding, "warm-up.excluded");
        assumeExcludes(finding);
        engine.assertAsDeclared(finding, PolicyKey.WARM_UP_BOUNDARY, "warm-up.boundary");
    }

    @Base("outcome-engine.warm-up.denominator")
    @DisplayName("Readings of the warm-up leave the denominator, too")
    void leavesWarmUpOutBelow(EngineUnderTest engine) {
        ShareSum sum = ShareSum.of(engine, Traces.warmUp());
        if (!sum.isOff()) {
            return;
        }
        if (ShareSum.of(engine, Traces.gaps()).isOff()) {
            throw inconclusive(
                    "Shares do not make 100 without a warm-up either, which outcome-engine.gaps.no-data tells of.");
        }
        throw failure(
                "Sum of the shares of a day with a warm-up",
                "100",
                "was " + sum.text(),
                "What does not count above must not count below.");
    }

    @Base("outcome-engine.warm-up.every-session")
    @DisplayName("The warm-up of each sensor is excluded")
    void excludesEachSession(EngineUnderTest engine) {
        if (fits(engine, Traces.twoSessions())) {
            return;
        }
        if (fits(
                engine,
                Traces.twoSessions().with(Traces.twoSessions().sessions().subList(0, 1)))) {
            throw failure(
                    "Warm-up of two sensors, one after the other",
                    "both excluded",
                    "only that of the first is excluded",
                    "Exclude it after each start of a sensor.");
        }
        throw inconclusive(
                "The shares are not those of two excluded warm-ups, which outcome-engine.warm-up.by-generation"
                        + " tells of.");
    }

    @Base("outcome-engine.warm-up.by-generation")
    @DisplayName("Each generation of sensors has its own minutes of warm-up")
    void hasMinutesForEachGeneration(EngineUnderTest engine) {
        List<SensorSession> sessions = Traces.twoSessions().sessions();
        if (fits(engine, Traces.twoSessions())) {
            return;
        }
        if (fits(engine, Traces.twoSessions().with(sessions.subList(0, 1)))) {
            throw inconclusive(
                    "Only the first warm-up is excluded, which outcome-engine.warm-up.every-session tells of.");
        }
        for (SensorSession one : sessions) {
            List<SensorSession> alike = sessions.stream()
                    .map(each -> new SensorSession(each.start(), one.warmUpMinutes(), each.generation()))
                    .toList();
            if (fits(engine, Traces.twoSessions().with(alike))) {
                throw failure(
                        "Minutes of warm-up of two sensors",
                        "120 and 30, as their sessions say",
                        one.warmUpMinutes() + " for both",
                        "One number for all throws real readings away, or counts those of a warm-up.");
            }
        }
        throw failure("Shares of two days, each with a new sensor", "those without both warm-ups", "nothing fits", "");
    }

    private static boolean fits(EngineUnderTest engine, EngineTask understood) {
        Finding finding = finding(engine);
        engine.assumeSomethingFits(finding, "warm-up.excluded");
        assumeExcludes(finding);
        Policy policy = finding.policy().orElseThrow().with(PolicyKey.WARM_UP, WarmUp.OF_SESSION);
        return Shares.fit(
                engine.answer(Traces.twoSessions()),
                OutcomeEngine.compute(engine.asked().given(understood), policy));
    }

    private static Finding finding(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.WARM_UP);
        if (finding.fitting().isEmpty() && ShareSum.of(engine, Traces.warmUp()).isOff()) {
            throw inconclusive("The shares do not make 100, which outcome-engine.warm-up.denominator tells of.");
        }
        return finding;
    }

    private static void assumeExcludes(Finding finding) {
        if (excludesNothing(finding)) {
            throw notApplicable("The engine excludes no warm-up.");
        }
    }

    private static boolean excludesNothing(Finding finding) {
        return finding.policy()
                .filter(policy -> policy.of(PolicyKey.WARM_UP).equals(NONE))
                .isPresent();
    }

    @Base("outcome-engine.warm-up.not-invented")
    @DisplayName("Without a start of a sensor nothing is cut off")
    void cutsNothingOff(EngineUnderTest engine) {
        EngineTask task = DayTraces.lowBeginning();
        engine.shares(task);
        if (Shares.fit(engine.answer(task), engine.right(task, Dimension.DENOMINATOR))) {
            return;
        }
        for (int minutes : BEGINNINGS) {
            EngineTask cut = task.within(task.start().plus(Duration.ofMinutes(minutes)), task.end());
            if (Shares.fit(engine.answer(task), engine.right(cut, Dimension.DENOMINATOR))) {
                throw failure(
                        "Share of low in three days of which the first four hours are low",
                        "5.56 (48 of 864)",
                        "the first " + minutes + " minutes are gone",
                        "Where nobody says that a sensor was started, its readings count.");
            }
        }
        throw inconclusive(
                "The shares of three days fit no way of counting, which outcome-engine.gaps.denominator tells of.");
    }
}
