package org.cgmkit.cgm.submitter.judgement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.submitter.judgement.AcceptedValue.Span;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** What the values of one period say about each other, without any reading. */
final class SummaryAgreement {
    /** From the rounded factor that some apps use to the one of the field. */
    private static final Span MASS_IN_MOLAR =
            new Span(BigDecimal.valueOf(18), GlucoseConversion.MG_PER_DL_IN_ONE_MMOL_PER_L);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    private SummaryAgreement() {}

    /** The GMI in percent that belongs to a mean in mg/dL. */
    static Span gmi(Span mean) {
        return mean.times(Span.exactly(GlucoseStatistics.GMI_SLOPE)).plus(GlucoseStatistics.GMI_INTERCEPT);
    }

    /** The same concentrations in another unit, by either factor. */
    static Span convert(Span span, GlucoseUnit from, GlucoseUnit to) {
        if (from == to) {
            return span;
        }
        return to == GlucoseUnit.MASS ? span.times(MASS_IN_MOLAR) : span.over(MASS_IN_MOLAR);
    }

    /** What the GMI comes to by the means that were sent with it. */
    static List<AcceptedValue> gmiByMeans(SummaryValues figures) {
        List<AcceptedValue> usual = new ArrayList<>();
        figures.find(EntryKind.MEAN_MASS)
                .ifPresent(mean -> usual.add(gmiBy(mean, GlucoseUnit.MASS, "the mean that was sent in mg/dL")));
        figures.find(EntryKind.MEAN_MOLES)
                .ifPresent(mean -> usual.add(gmiBy(mean, GlucoseUnit.MOLAR, "the mean that was sent in mmol/L")));
        return usual;
    }

    /** Where values of one period contradict each other. */
    static List<SubmissionFinding> contradictions(SummaryValues figures, ZoneId zone) {
        List<SubmissionFinding> findings = new ArrayList<>();
        List<AcceptedValue> byMeans = gmiByMeans(figures);
        figures.find(EntryKind.GMI)
                .filter(gmi -> !byMeans.isEmpty() && byMeans.stream().noneMatch(u -> u.fits(gmi.numbers())))
                .ifPresent(gmi -> findings.add(SubmissionFinding.of(
                        gmi.where(),
                        gmi.label(),
                        either(byMeans),
                        "it is " + gmi.text(),
                        "GMI in percent is 3.31 + 0.02392 × mean in mg/dL.")));
        means(figures).ifPresent(findings::add);
        figures.find(EntryKind.SENSOR_ACTIVE)
                .filter(active ->
                        active.number().signum() < 0 || active.number().compareTo(HUNDRED) > 0)
                .ifPresent(active -> findings.add(SubmissionFinding.of(
                        active.where(), active.label(), "a share from 0 to 100 %", "it is " + active.text(), "")));
        daysOfWear(figures, zone).ifPresent(findings::add);
        return findings;
    }

    /** Usual values as a choice. */
    static String either(List<AcceptedValue> usual) {
        return String.join(
                " or ", usual.stream().map(AcceptedValue::text).distinct().toList());
    }

    private static AcceptedValue gmiBy(SummaryValue mean, GlucoseUnit unit, String reading) {
        return AcceptedValue.of(reading, gmi(convert(Span.behind(mean.number()), unit, GlucoseUnit.MASS)));
    }

    private static Optional<SubmissionFinding> means(SummaryValues figures) {
        Optional<SummaryValue> mass = figures.find(EntryKind.MEAN_MASS);
        Optional<SummaryValue> moles = figures.find(EntryKind.MEAN_MOLES);
        if (mass.isEmpty() || moles.isEmpty()) {
            return Optional.empty();
        }
        AcceptedValue usual = AcceptedValue.of(
                "the mean that was sent in mg/dL",
                convert(Span.behind(mass.get().number()), GlucoseUnit.MASS, GlucoseUnit.MOLAR));
        return usual.fits(moles.get().numbers())
                ? Optional.empty()
                : Optional.of(SubmissionFinding.of(
                        moles.get().where(),
                        moles.get().label(),
                        usual.text(),
                        "it is " + moles.get().text(),
                        "One mmol/L is 18.0182 mg/dL."));
    }

    /** No more days of wear than the period touches calendar days. */
    private static Optional<SubmissionFinding> daysOfWear(SummaryValues figures, ZoneId zone) {
        Optional<SummaryValue> wear = figures.find(EntryKind.DAYS_OF_WEAR);
        List<CoveredPeriod> periods = CoveredPeriod.readings(figures.period(), zone);
        if (wear.isEmpty() || periods.isEmpty()) {
            return Optional.empty();
        }
        BigDecimal days = BigDecimal.valueOf(periods.getFirst().length().toSeconds())
                .divide(SECONDS_OF_A_DAY, MathContext.DECIMAL128);
        boolean tooMany = wear.get().number().compareTo(days.add(BigDecimal.TWO)) >= 0;
        boolean wrong = tooMany || wear.get().number().signum() < 0;
        return wrong
                ? Optional.of(SubmissionFinding.of(
                        wear.get().where(),
                        wear.get().label(),
                        "no more than the days of the period from "
                                + periods.getFirst().text(),
                        "it is " + wear.get().text(),
                        ""))
                : Optional.empty();
    }
}
