package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.glucose.GlucoseRange;

/**
 * Judges times in ranges by themselves (guide, CGM Times in Ranges profile): five shares between 0 and 100 %, together
 * 100 %, with two decimals or more where they are not whole. Decimals are counted in the JSON text, where 71.10 has two.
 *
 * <p>A sum may be off by what rounding makes: half a unit of the last decimal for each share, or downwards a whole unit
 * where the app cuts off. A share without decimals stands for a whole number, so that it is given no more room than the
 * others.
 */
public final class TimesInRangesJudge {
    private static final int LEAST_DECIMALS = 2;
    private static final String DECIMALS = "two decimals or more where it is not whole";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_BY_WHOLE_NUMBERS = BigDecimal.valueOf(5);

    private final GuideVersion guide;

    /** A judge by that version of the guide, which names the codes in what it says. */
    public TimesInRangesJudge(GuideVersion guide) {
        this.guide = guide;
    }

    /** What there is to say about all times in ranges of the run. */
    public Judgement judge(List<Submission> run) {
        List<SentEntry> sent = SentEntry.distinct(SentEntry.of(run), e -> e.is(EntryKind.TIMES_IN_RANGES));
        if (sent.isEmpty()) {
            return new Judgement.Unjudged("No times in ranges were sent in this run.");
        }
        List<SubmissionFinding> findings = new ArrayList<>();
        sent.forEach(entry -> judge(entry, findings));
        return Judgement.of(findings, List.of());
    }

    /**
     * Whether all times in ranges of the run are five shares of a whole, so that they can be compared with something. How
     * many decimals they are written with, and what rounding to fewer makes of their sum, does not matter for that.
     */
    public boolean areShares(List<Submission> run) {
        return SentEntry.distinct(SentEntry.of(run), e -> e.is(EntryKind.TIMES_IN_RANGES)).stream()
                .allMatch(entry -> shares(entry)
                        .filter(shares ->
                                shares.values().stream().allMatch(s -> s.signum() >= 0 && s.compareTo(HUNDRED) <= 0))
                        .filter(shares -> shares.values().stream()
                                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                                        .subtract(HUNDRED)
                                        .abs()
                                        .compareTo(BigDecimal.ONE)
                                <= 0)
                        .isPresent());
    }

    /** The five shares in the order of {@link GlucoseRange}; empty where they are not exactly five. */
    static Optional<Map<GlucoseRange, BigDecimal>> shares(SentEntry entry) {
        EnumMap<GlucoseRange, BigDecimal> shares = new EnumMap<>(GlucoseRange.class);
        for (JsonNode component : entry.resource().path("component")) {
            Optional<GlucoseRange> range = range(component);
            Optional<BigDecimal> value = value(component);
            if (range.isPresent() && (value.isEmpty() || shares.put(range.get(), value.get()) != null)) {
                return Optional.empty();
            }
        }
        return shares.size() == GlucoseRange.values().length ? Optional.of(shares) : Optional.empty();
    }

    /** A range's name as it stands in a sentence. */
    static String name(GlucoseRange range) {
        return range.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void judge(SentEntry entry, List<SubmissionFinding> findings) {
        EnumMap<GlucoseRange, Integer> places = new EnumMap<>(GlucoseRange.class);
        JsonNode components = entry.resource().path("component");
        for (int i = 0; i < components.size(); i++) {
            int place = i;
            range(components.path(i)).ifPresent(range -> {
                String where = entry.where("resource.component[" + place + "]");
                Integer before = places.putIfAbsent(range, place);
                if (before != null) {
                    findings.add(SubmissionFinding.of(
                            where,
                            "the time in the range " + name(range),
                            "one component for each range",
                            "component[" + before + "] is about the same one",
                            ""));
                }
                judge(where + ".valueQuantity.value", range, components.path(place), findings);
            });
        }
        for (GlucoseRange range : GlucoseRange.values()) {
            if (!places.containsKey(range)) {
                findings.add(SubmissionFinding.of(
                        entry.where("resource.component"),
                        "the time in the range " + name(range),
                        "a component with code " + codes(range),
                        "there is none",
                        "All five ranges belong to the observation, also those with 0 %."));
            }
        }
        shares(entry).ifPresent(shares -> judgeSum(entry.where("resource.component"), shares, findings));
    }

    private static void judge(String where, GlucoseRange range, JsonNode component, List<SubmissionFinding> findings) {
        String what = "the time in the range " + name(range);
        Optional<BigDecimal> value = value(component);
        if (value.isEmpty()) {
            JsonNode sent = component.at("/valueQuantity/value");
            String actual = sent.isMissingNode() ? "there is none" : "it is " + sent;
            findings.add(SubmissionFinding.of(where, what, "a number of percent", actual, ""));
            return;
        }
        BigDecimal share = value.get();
        if (share.signum() < 0 || share.compareTo(HUNDRED) > 0) {
            findings.add(SubmissionFinding.of(where, what, "a share between 0 and 100 %", "it is " + share, ""));
        }
        if (!whole(share) && share.scale() < LEAST_DECIMALS) {
            findings.add(SubmissionFinding.of(
                    where,
                    what,
                    DECIMALS,
                    "it is " + share,
                    "Round to two decimals or more after dividing, and write all of them, also a 0 at the end: JavaScript"
                            + " writes the number 14.10 as 14.1, so format it as text with two decimals."));
        }
    }

    private static void judgeSum(String where, Map<GlucoseRange, BigDecimal> shares, List<SubmissionFinding> findings) {
        BigDecimal sum = shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int decimals = Math.max(
                LEAST_DECIMALS,
                shares.values().stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigDecimal most = HUNDRED.add(BigDecimal.valueOf(25, decimals + 1));
        BigDecimal least = HUNDRED.subtract(BigDecimal.valueOf(5, decimals));
        if (sum.compareTo(least) >= 0 && sum.compareTo(most) <= 0) {
            return;
        }
        boolean rounded = shares.values().stream().allMatch(TimesInRangesJudge::whole)
                && sum.subtract(HUNDRED).abs().compareTo(MOST_BY_WHOLE_NUMBERS) <= 0;
        findings.add(SubmissionFinding.of(
                where,
                "the sum of the five times in ranges",
                "100 %, give or take what rounding makes (" + least + " to " + most + ")",
                "it is " + sum + " ("
                        + SummaryValue.named(shares.values().stream()
                                .map(BigDecimal::toString)
                                .toList())
                        + ")",
                rounded
                        ? "All five are whole numbers, so they look rounded to whole numbers; round to two decimals."
                        : "Take all five shares from the same readings, and divide each count by the count of all."));
    }

    private static boolean whole(BigDecimal share) {
        return share.remainder(BigDecimal.ONE).signum() == 0;
    }

    private static Optional<BigDecimal> value(JsonNode component) {
        return SentEntry.number(component.at("/valueQuantity/value"));
    }

    private static Optional<GlucoseRange> range(JsonNode component) {
        return Arrays.stream(GlucoseRange.values())
                .filter(range -> range.concept().isIn(component.path("code")))
                .findFirst();
    }

    private String codes(GlucoseRange range) {
        return guide.codings(range.concept()).stream().map(Coding::code).collect(Collectors.joining(" and "));
    }
}
