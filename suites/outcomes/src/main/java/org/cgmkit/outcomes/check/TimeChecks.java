package org.cgmkit.outcomes.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.engine.policy.DayBoundary;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.TimeReading;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.Dimension;
import org.cgmkit.outcomes.policy.Finding;
import org.cgmkit.outcomes.policy.Look;
import org.cgmkit.outcomes.policy.Shares;
import org.cgmkit.outcomes.trace.DayTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days, offsets and the end of the period. */
@ExtendWith(SubjectExtension.class)
class TimeChecks {

    @Base("outcome-engine.time.spring")
    @DisplayName("A day of 23 hours has 23")
    void countsTheShortDay(EngineUnderTest engine) {
        assertRight(
                engine,
                DayTraces.spring(),
                "Share of low in the 23 hours of 8 March 2026 in New York, two of which are low",
                "8.7 (24 of 276)");
    }

    @Base("outcome-engine.time.fall")
    @DisplayName("Both hours from 01:00 on count")
    void countsBothHours(EngineUnderTest engine) {
        assertRight(
                engine,
                DayTraces.fall(),
                "Share of low in the 25 hours of 1 November 2026 in New York, one of which is low",
                "4 (12 of 300)");
    }

    private static void assertRight(EngineUnderTest engine, EngineTask day, String label, String expected) {
        engine.shares(day);
        Policy moments = engine.right(day, Dimension.DENOMINATOR).policy().with(PolicyKey.TIMES, TimeReading.INSTANT);
        if (!Shares.fit(engine.answer(day), engine.identification().exact(day, moments))) {
            throw failure(
                    label,
                    expected,
                    "was " + engine.share(day, Figure.LOW).toPlainString() + ", with target "
                            + engine.share(day, Figure.TARGET).toPlainString() + " and high "
                            + engine.share(day, Figure.HIGH).toPlainString(),
                    "Times have offsets: compute with moments, and with the length that the day has.");
        }
    }

    @Base("outcome-engine.time.offsets")
    @DisplayName("The same moments in another offset give the same figures")
    void readsOffsets(EngineUnderTest engine) {
        assertNone(
                "figures that differ where the same moments are written with +05:30",
                AnswerChecks.differences(engine.answer(Traces.plain()), engine.answer(Traces.plainElsewhere())),
                "Take the offset of each time into account.");
    }

    @Base("outcome-engine.time.local-day")
    @DisplayName("Days begin at the declared midnight")
    void beginsDaysAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.DAYS);
        if (wholeHours(engine).isPresent()) {
            throw inconclusive("Half hours of the offset are lost, which outcome-engine.time.half-hours tells of.");
        }
        engine.assertSomethingFits(finding, PolicyKey.DAYS);
        engine.assertAsDeclared(finding, PolicyKey.DAYS, "time.local-day");
    }

    @Base("outcome-engine.time.half-hours")
    @DisplayName("Half hours of an offset are kept")
    void keepsHalfHours(EngineUnderTest engine) {
        engine.finding(Dimension.DAYS);
        wholeHours(engine).ifPresent(hours -> {
            throw failure(
                    "Daily shares of two days in India, at +05:30",
                    "days that begin at 18:30 in UTC",
                    "they begin as at an offset of " + hours + " hours",
                    "Offsets have minutes: India, Iran, Nepal and parts of Australia are between the hours.");
        });
    }

    /** The offset that the days of a zone between the hours have, where it is a whole one and not that of UTC. */
    private static Optional<Integer> wholeHours(EngineUnderTest engine) {
        EngineTask days = DayTraces.localDays();
        Policy local = engine.right(days, Dimension.DENOMINATOR).policy().with(PolicyKey.DAYS, DayBoundary.LOCAL);
        if (Look.DAYS.fits(engine.answer(days), engine.identification().exact(days, local))) {
            return Optional.empty();
        }
        return Stream.of(5, 6)
                .filter(hours -> Look.DAYS.fits(
                        engine.answer(days), engine.identification().exact(days.at(ZoneOffset.ofHours(hours)), local)))
                .findFirst();
    }

    @Base("outcome-engine.time.period-end")
    @DisplayName("The reading at the very end of the period counts as declared")
    void treatsTheEndAsDeclared(EngineUnderTest engine) {
        Finding finding = engine.finding(Dimension.PERIOD_END);
        engine.assertSomethingFits(finding, PolicyKey.PERIOD_END);
        engine.assertAsDeclared(finding, PolicyKey.PERIOD_END, "time.period-end");
    }
}
