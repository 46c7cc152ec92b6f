package org.cgmkit.cgm.figure;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cgmkit.cgm.submitter.judgement.ComparedSummary;
import org.cgmkit.cgm.submitter.judgement.ComparedSummary.Value;
import org.cgmkit.cgm.submitter.judgement.SummaryJudge;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.figure.ComparedValues.Row;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.StackedShares.Bar;
import org.cgmkit.reports.figure.StackedShares.Part;
import org.cgmkit.reports.figure.StackedShares.Tone;

/** Summaries of a run beside what the kit computes from the readings: those that differ, or else one that has most readings. */
final class SummaryFigures {
    private static final int MOST = 2;
    private static final String SENT = "Sent by the app";
    private static final String RECOMPUTED = "Recomputed from the readings";

    private final SummaryJudge judge;

    /** Pictures with dates of that zone. */
    SummaryFigures(ZoneId zone) {
        this.judge = new SummaryJudge(zone);
    }

    /** The pictures of those submissions; none where no summary came with its readings. */
    List<Figure> of(List<Submission> run) {
        List<ComparedSummary> all = judge.compare(run);
        List<ComparedSummary> differing =
                all.stream().filter(ComparedSummary::differs).toList();
        List<ComparedSummary> shown = differing.isEmpty()
                ? all.stream().max(Comparator.comparingInt(ComparedSummary::readings)).stream()
                        .toList()
                : differing.stream().limit(MOST).toList();
        String others = others(all.size(), differing.size());
        List<Figure> figures = new ArrayList<>();
        for (ComparedSummary summary : shown) {
            figures.addAll(of(summary, others));
        }
        return figures;
    }

    private static String others(int all, int differing) {
        if (all == 1) {
            return "";
        }
        return differing == 0
                ? " It is one of " + all + " such summaries of the run, which all fit."
                : " Of " + all + " such summaries of the run " + differing
                        + (differing == 1 ? " differs." : " differ.");
    }

    private static List<Figure> of(ComparedSummary summary, String others) {
        List<Figure> figures = new ArrayList<>();
        List<Row> rows = summary.values().stream()
                .filter(value -> value.kind() != EntryKind.TIMES_IN_RANGES)
                .map(SummaryFigures::row)
                .toList();
        if (!rows.isEmpty()) {
            long differing = rows.stream().filter(Row::differs).count();
            figures.add(new ComparedValues(
                    "Summary from " + summary.period(),
                    "Beside what its values come to by the " + summary.readings()
                            + " readings that came for this period. " + verdict(differing, rows.size()) + others,
                    SENT,
                    RECOMPUTED,
                    rows));
        }
        summary.values().stream()
                .filter(value -> value.kind() == EntryKind.TIMES_IN_RANGES)
                .map(value -> shares(summary, value, rows.isEmpty() ? others : ""))
                .forEach(figures::add);
        return figures;
    }

    private static String verdict(long differing, int all) {
        if (differing == 0) {
            return all == 1 ? "The value fits." : "All values fit.";
        }
        if (differing == all) {
            return all == 1 ? "The value differs." : "All values differ.";
        }
        return differing + " of " + all + " values " + (differing == 1 ? "differs." : "differ.");
    }

    private static Row row(Value value) {
        String unit = unit(value.kind());
        String name = value.label().replaceFirst("^the ", "");
        return new Row(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                value.sent().getFirst() + unit,
                value.within().getFirst() + unit,
                value.differs());
    }

    private static String unit(EntryKind kind) {
        return switch (kind) {
            case GMI, CV, SENSOR_ACTIVE -> " %";
            // Means have it in their names, days are counted, and the others are no single values.
            case MEAN_MASS, MEAN_MOLES, DAYS_OF_WEAR, TIMES_IN_RANGES -> "";
            case READING_MASS, READING_MOLES, SUMMARY, REPORT, DEVICE -> "";
        };
    }

    private static StackedShares shares(ComparedSummary summary, Value value, String others) {
        List<Part> parts = new ArrayList<>();
        GlucoseRange[] ranges = GlucoseRange.values();
        for (int i = 0; i < ranges.length; i++) {
            parts.add(new Part(name(ranges[i]), tone(ranges[i]), !value.fits().get(i)));
        }
        long differing = parts.stream().filter(Part::differs).count();
        return new StackedShares(
                "Times in ranges from " + summary.period(),
                "The share of time in each range in percent, as it was sent and as the " + summary.readings()
                        + " readings of this period give it. " + verdict(differing, parts.size()) + others,
                parts,
                List.of(new Bar(SENT, value.sent()), new Bar(RECOMPUTED, value.expected())));
    }

    private static String name(GlucoseRange range) {
        String words = range.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return range == GlucoseRange.TARGET ? "in target" : words;
    }

    private static Tone tone(GlucoseRange range) {
        return switch (range) {
            case VERY_LOW -> Tone.FAR_BELOW;
            case LOW -> Tone.BELOW;
            case TARGET -> Tone.WANTED;
            case HIGH -> Tone.ABOVE;
            case VERY_HIGH -> Tone.FAR_ABOVE;
        };
    }
}
