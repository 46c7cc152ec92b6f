package org.cgmkit.cgm.submitter.judgement;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * Judges whether the values of summaries agree with the readings that the same app sent for the same period, and with
 * each other. Readings count wherever in the run they came; the time zone of dates without a time is given.
 *
 * <p>Definitions that the guide leaves open are taken in every usual way, and the remarks say which fits. Where the
 * readings of a period were not sent, or only a part of them, its values are compared with each other alone; where that
 * is so of all, the run does not show whether they agree.
 */
public final class SummaryJudge {
    private final ZoneId zone;

    /** A judge that takes dates without a time as days of that zone, or of the offsets that readings carry. */
    public SummaryJudge(ZoneId zone) {
        this.zone = zone;
    }

    /** What there is to say about all values of summaries in the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> entries = SentEntry.of(run);
        List<SummaryValues> groups = SummaryValues.of(entries);
        if (groups.isEmpty()) {
            List<SubmissionFinding> empty = withoutNumber(entries);
            return empty.isEmpty()
                    ? new Judgement.Unjudged("No value of a summary was sent in this run.")
                    : Judgement.of(empty, List.of());
        }
        SentReadings readings = new SentReadings(entries, zone);
        List<Optional<Instant>> sent = sent(run);
        List<SubmissionFinding> findings = new ArrayList<>(withoutNumber(entries));
        Map<String, Integer> fitting = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (SummaryValues figures : groups) {
            Evidence evidence = evidence(figures, readings, sent);
            Optional<SummaryComparison> comparison = evidence.fairest();
            if (comparison.isPresent()) {
                findings.addAll(comparison.get().findings());
                comparison.get().fitting().forEach(f -> fitting.merge(f, 1, Integer::sum));
            } else {
                findings.addAll(SummaryAgreement.contradictions(figures, zone));
                alone.add(evidence.lack());
            }
        }
        if (findings.isEmpty() && alone.size() == groups.size()) {
            return new Judgement.Unjudged("No value could be compared with readings of its period. "
                    + String.join(" ", alone) + " As far as values of one period speak of each other, they agree.");
        }
        List<String> remarks = new ArrayList<>();
        fitting.forEach((fit, times) -> remarks.add(fit + (times > 1 ? " (" + times + " times)." : ".")));
        remarks.addAll(alone);
        return Judgement.of(findings, remarks);
    }

    /** The summaries of the run whose readings came, each beside what these come to. */
    public List<ComparedSummary> compare(List<Submission> run) {
        List<SentEntry> entries = SentEntry.of(run);
        SentReadings readings = new SentReadings(entries, zone);
        List<Optional<Instant>> sent = sent(run);
        return SummaryValues.of(entries).stream()
                .flatMap(figures -> evidence(figures, readings, sent).fairest().stream())
                .map(ComparedSummary::of)
                .toList();
    }

    /** When each submission was put together, where it says so. */
    private List<Optional<Instant>> sent(List<Submission> run) {
        return run.stream()
                .map(s -> FhirTime.parse(s.bundle().path("timestamp").asText(), zone)
                        .map(FhirTime::start))
                .toList();
    }

    /** What has a unit and no number, and no reason why not, says nothing of its period. */
    private static List<SubmissionFinding> withoutNumber(List<SentEntry> entries) {
        return SentEntry.distinct(
                        entries,
                        e -> e.resource().has("effectivePeriod") && e.resource().has("valueQuantity"))
                .stream()
                .filter(e -> e.resource().at("/valueQuantity/value").isMissingNode())
                .filter(e -> !e.resource().has("dataAbsentReason"))
                .map(e -> SubmissionFinding.of(
                        e.where("resource.valueQuantity.value"),
                        "the number of a summary's value",
                        "one, or a dataAbsentReason in place of the value",
                        "there is neither",
                        ""))
                .toList();
    }

    /**
     * The comparisons that the readings allow; where there is none, why not.
     *
     * @param sent when each submission was put together
     */
    private Evidence evidence(SummaryValues figures, SentReadings readings, List<Optional<Instant>> sent) {
        List<CoveredPeriod> periods = new ArrayList<>();
        for (ZoneId days : readings.zones(zone)) {
            CoveredPeriod.readings(figures.period(), days).stream()
                    .filter(Predicate.not(periods::contains))
                    .forEach(periods::add);
        }
        if (periods.isEmpty()) {
            return new Evidence(
                    List.of(),
                    figures.where() + " has no period with a start and an end, so it was compared with no readings.");
        }
        List<SummaryComparison> comparisons = new ArrayList<>();
        int most = 0;
        for (ReadingSet set : sets(readings, periods, figures.submission(), sent.size() - 1)) {
            SummaryComparison comparison = SummaryComparison.of(
                    figures, set, new Recomputation(set, readings.zones(zone), sent.get(figures.submission())));
            most = Math.max(most, set.readings().size());
            if (ReadingCompleteness.isWhole(set, figures, comparison, zone)) {
                comparisons.add(comparison);
            }
        }
        return new Evidence(
                comparisons,
                figures.where() + " from " + periods.getFirst().text() + " was compared with no readings, because "
                        + (most == 0
                                ? "no two readings of that period were sent."
                                : "only a part of that period's readings seems to have been sent (" + most
                                        + ", by days of " + days(readings) + ")."));
    }

    private String days(SentReadings readings) {
        return readings.zones(zone).stream().map(ZoneId::getId).collect(Collectors.joining(" or of "));
    }

    /** Readings in either unit, of the whole run or as far as the values could know, by each reading of the period. */
    private static List<ReadingSet> sets(SentReadings readings, List<CoveredPeriod> periods, int submission, int last) {
        Map<List<GlucoseReading>, ReadingSet> sets = new LinkedHashMap<>();
        for (CoveredPeriod period : periods) {
            for (GlucoseUnit unit : GlucoseUnit.values()) {
                for (int until : new int[] {last, submission}) {
                    List<GlucoseReading> found = readings.in(unit, period, until);
                    if (found.size() > 1) {
                        sets.putIfAbsent(found, new ReadingSet(found, period));
                    }
                }
            }
        }
        return List.copyOf(sets.values());
    }

    /**
     * What speaks for or against values of one period.
     *
     * @param comparisons one for each set of readings that they may have been computed from
     * @param lack the sentence for when there is none
     */
    private record Evidence(List<SummaryComparison> comparisons, String lack) {
        /** The comparison by which least is wrong. */
        Optional<SummaryComparison> fairest() {
            return comparisons.stream()
                    .min(Comparator.comparingInt(c -> c.findings().size()));
        }
    }
}
