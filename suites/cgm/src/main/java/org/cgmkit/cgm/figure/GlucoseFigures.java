package org.cgmkit.cgm.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cgmkit.cgm.submitter.judgement.SentReadings;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.glucose.AmbulatoryGlucoseProfile;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseStatistics;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.guide.glucose.SensorWear;
import org.cgmkit.reports.figure.Axis;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.DayProfile.Band;
import org.cgmkit.reports.figure.Figure;

/** The readings of a run as a curve and as an ambulatory glucose profile, for each unit in which some came. */
final class GlucoseFigures {
    /** What an ambulatory glucose profile is made of (Battelino et al. 2019, Diabetes Care 42:1593). */
    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    private static final Duration SLOT = Duration.ofMinutes(30);
    private static final Duration LEAST_GAP = Duration.ofMinutes(20);
    private static final int MISSED = 3;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    /** Pictures with the times of that zone. */
    GlucoseFigures(ZoneId zone) {
        this.zone = zone;
    }

    /** The pictures of those submissions; none where no readings came. */
    List<Figure> of(List<Submission> run) {
        List<Figure> figures = new ArrayList<>();
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            List<GlucoseReading> all = SentReadings.of(run, unit, zone).stream()
                    .filter(GlucoseFigures::hasPlace)
                    .toList();
            if (!all.isEmpty()) {
                List<GlucoseReading> shown = densest(all);
                Axis axis = GlucoseAxis.of(unit, shown);
                figures.add(curve(unit, axis, shown, all.size() - shown.size()));
                figures.add(profile(unit, axis, shown));
            }
        }
        return figures;
    }

    /** A number of hundreds of digits has no place on any axis. */
    private static boolean hasPlace(GlucoseReading reading) {
        return Double.isFinite(reading.value().doubleValue());
    }

    /** The readings of the two weeks that have most of them, the latest of several such: one odd date squeezes no curve. */
    private static List<GlucoseReading> densest(List<GlucoseReading> sorted) {
        int best = 0;
        int length = 0;
        int from = 0;
        for (int to = 0; to < sorted.size(); to++) {
            while (Duration.between(sorted.get(from).time(), sorted.get(to).time())
                            .compareTo(TWO_WEEKS)
                    > 0) {
                from++;
            }
            if (to - from + 1 >= length) {
                best = from;
                length = to - from + 1;
            }
        }
        return sorted.subList(best, best + length);
    }

    private Curve curve(GlucoseUnit unit, Axis axis, List<GlucoseReading> readings, int outside) {
        List<Point> points = readings.stream()
                .map(reading -> new Point(reading.time(), reading.value().doubleValue()))
                .toList();
        Duration interval =
                SensorWear.interval(readings.stream().map(GlucoseReading::time).toList());
        Duration gap = interval.multipliedBy(MISSED);
        return new Curve(
                "Glucose readings that came, in " + unit.code(),
                sentences(unit, axis, readings, outside),
                axis,
                zone,
                Curve.stretches(points, gap.compareTo(LEAST_GAP) > 0 ? gap : LEAST_GAP));
    }

    private String sentences(GlucoseUnit unit, Axis axis, List<GlucoseReading> readings, int outside) {
        Comparator<GlucoseReading> byValue = Comparator.comparing(GlucoseReading::value);
        GlucoseStatistics statistics = GlucoseStatistics.of(readings);
        StringBuilder text = new StringBuilder(count(readings.size(), "reading") + " from "
                + when(readings.getFirst().time()) + " to "
                + when(readings.getLast().time()) + " (" + zone + "), from "
                + readings.stream().min(byValue).orElseThrow().value() + " to "
                + readings.stream().max(byValue).orElseThrow().value() + " " + unit.code() + ". Their mean is "
                + rounded(statistics.mean(), unit == GlucoseUnit.MASS ? 1 : 2) + " " + unit.code()
                + ", which is a GMI of " + rounded(statistics.glucoseManagementIndicator(), 1)
                + " %. Shaded is the target range. Repetitions are left out.");
        long beyond = readings.stream()
                .filter(reading -> axis.isBeyond(reading.value().doubleValue()))
                .count();
        if (beyond > 0) {
            text.append(' ').append(count(beyond, "reading")).append(" beyond the axis drawn at its edge.");
        }
        if (Curve.isThinned(readings.size())) {
            text.append(" The line shows the lowest and the highest reading of each of " + Curve.PARTS
                    + " equal parts of the time.");
        }
        if (outside > 0) {
            text.append(" These are the two weeks with most readings; " + count(outside, "reading")
                    + " of other times not drawn.");
        }
        return text.toString();
    }

    private DayProfile profile(GlucoseUnit unit, Axis axis, List<GlucoseReading> readings) {
        long days = readings.stream()
                .map(reading -> reading.time().atZone(zone).toLocalDate())
                .distinct()
                .count();
        List<Band> bands = AmbulatoryGlucoseProfile.of(readings, zone, SLOT).bands().stream()
                .map(band -> new Band(
                        band.from(),
                        band.p5().doubleValue(),
                        band.p25().doubleValue(),
                        band.median().doubleValue(),
                        band.p75().doubleValue(),
                        band.p95().doubleValue()))
                .toList();
        return new DayProfile(
                "Ambulatory glucose profile of these readings",
                (days == 1 ? "One day" : days + " days laid over each other") + ", by the time of day (" + zone
                        + ") in slots of " + SLOT.toMinutes() + " minutes, in " + unit.code() + "."
                        + (days < TWO_WEEKS.toDays()
                                ? " A profile shows a pattern from about 14 days on; of fewer, it shows what came."
                                : ""),
                axis,
                SLOT,
                bands);
    }

    private String when(Instant time) {
        return MINUTE.format(time.atZone(zone));
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
