package org.cgmkit.cgm.submitter.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseRange;

/**
 * A value of a summary as it was sent.
 *
 * @param kind what it is
 * @param entry where it came
 * @param numbers the number with its decimals; of times in ranges all five, from very low to very high
 */
record SummaryValue(EntryKind kind, SentEntry entry, List<BigDecimal> numbers) {
    SummaryValue {
        numbers = List.copyOf(numbers);
    }

    /** The value in that entry, or empty where it is none of a summary or not given as numbers. */
    static Optional<SummaryValue> of(SentEntry entry) {
        return entry.kind().flatMap(kind -> switch (kind) {
            case MEAN_MASS, MEAN_MOLES, GMI, CV, DAYS_OF_WEAR, SENSOR_ACTIVE ->
                single(entry).map(number -> new SummaryValue(kind, entry, List.of(number)));
            case TIMES_IN_RANGES ->
                TimesInRangesJudge.shares(entry)
                        .map(shares -> new SummaryValue(kind, entry, List.copyOf(shares.values())));
            case READING_MASS, READING_MOLES, SUMMARY, REPORT, DEVICE -> Optional.empty();
        });
    }

    /** The number of a value that has only one. */
    BigDecimal number() {
        return numbers.getFirst();
    }

    String where() {
        return entry.where(kind == EntryKind.TIMES_IN_RANGES ? "resource.component" : "resource.valueQuantity.value");
    }

    /** What it is, with the article, as it stands in a sentence. */
    String label() {
        return label(kind);
    }

    /** What values of that kind are, with the article, as it stands in a sentence. */
    static String label(EntryKind kind) {
        return switch (kind) {
            case MEAN_MASS -> "the mean in mg/dL";
            case MEAN_MOLES -> "the mean in mmol/L";
            case GMI -> "the GMI";
            case CV -> "the coefficient of variation";
            case SENSOR_ACTIVE -> "the sensor-active percentage";
            case DAYS_OF_WEAR, TIMES_IN_RANGES -> "the " + kind.label();
            case READING_MASS, READING_MOLES, SUMMARY, REPORT, DEVICE -> kind.label();
        };
    }

    String text() {
        return named(numbers.stream().map(BigDecimal::toString).toList());
    }

    /** Whether it is explained by what a reading of its definition comes to. */
    boolean isExplainedBy(AcceptedValue usual) {
        return kind == EntryKind.TIMES_IN_RANGES ? usual.fitsShares(numbers) : usual.fits(numbers);
    }

    /** Numbers as they stand in a sentence: those of the five ranges with their names. */
    static String named(List<String> numbers) {
        GlucoseRange[] ranges = GlucoseRange.values();
        return numbers.size() == ranges.length
                ? IntStream.range(0, ranges.length)
                        .mapToObj(i -> TimesInRangesJudge.name(ranges[i]) + " " + numbers.get(i))
                        .collect(Collectors.joining(", "))
                : String.join(", ", numbers);
    }

    private static Optional<BigDecimal> single(SentEntry entry) {
        JsonNode quantity = entry.resource().path("valueQuantity");
        return quantity.has("comparator") ? Optional.empty() : SentEntry.number(quantity.path("value"));
    }
}
