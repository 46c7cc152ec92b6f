package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.MappedValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Insulin (partner guide, "Insulin Delivery Devices"). */
@ExtendWith(SubjectExtension.class)
class InsulinChecks {
    private static final String BASAL = "basal";
    private static final String BOLUS = "bolus";
    private static final Set<String> MODES = Set.of("automated", "scheduled", "temp", "suspend");
    private static final BigDecimal MOST = BigDecimal.valueOf(100);
    private static final long WEEK = 604_800_000;
    private static final long DAY = 86_400_000;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Expected("partner-source.basal.delivery-type")
    @DisplayName("A basal says how it was delivered")
    void saysHowBasalsWereDelivered(PartnerSource source) {
        assertNone(
                "basals that are not automated, scheduled, temp or suspend",
                source.records(BASAL).stream()
                        .filter(each -> !MODES.contains(each.text(Field.DELIVERY_TYPE)))
                        .map(each -> shown(each, Field.DELIVERY_TYPE))
                        .toList(),
                "If the documentation has the word, add it to the mapping's table (trap 13).");
    }

    private static String shown(MappedRecord record, Field field) {
        return record.find(field)
                .map(value -> value.shown() + (value.isUnreadable() ? ": " + value.problem() : ""))
                .orElseGet(() -> record.shown() + " has no " + field.id());
    }

    @Expected("partner-source.basal.rate")
    @DisplayName("A basal has a rate, unless it is a suspend")
    void hasARate(PartnerSource source) {
        assertNone(
                "basals without a rate from 0 to 100 U/h",
                source.records(BASAL).stream()
                        .filter(each -> !each.text(Field.DELIVERY_TYPE).equals("suspend")
                                || each.find(Field.RATE).isPresent())
                        .filter(each -> each.number(Field.RATE)
                                .filter(InsulinChecks::isAmount)
                                .isEmpty())
                        .map(each -> shown(each, Field.RATE))
                        .toList(),
                "");
    }

    private static boolean isAmount(BigDecimal amount) {
        return amount.signum() >= 0 && amount.compareTo(MOST) <= 0;
    }

    @Expected("partner-source.basal.duration")
    @DisplayName("A basal's duration is in milliseconds")
    void lastsMilliseconds(PartnerSource source) {
        List<MappedRecord> basals = inOrder(source);
        assertNone(
                "basals without a duration in whole milliseconds of up to a week",
                basals.stream()
                        .filter(each -> millis(each, Field.DURATION, WEEK).isEmpty())
                        .map(each -> shown(each, Field.DURATION))
                        .toList(),
                "");
        List<Double> ratios = new ArrayList<>();
        for (int i = 1; i < basals.size(); i++) {
            Duration space = Duration.between(moment(basals.get(i - 1)), moment(basals.get(i)));
            long lasted = millis(basals.get(i - 1), Field.DURATION, WEEK).orElse(0L);
            if (!space.isZero() && lasted > 0) {
                ratios.add((double) lasted / space.toMillis());
            }
        }
        if (ratios.isEmpty()) {
            throw inconclusive("There are not two basals to compare.");
        }
        ratios.sort(null);
        String factor = Spaces.factor(ratios.get(ratios.size() / 2), 1);
        if (!factor.isEmpty()) {
            throw failure(
                    "durations of basals",
                    "as long as to the next segment, in milliseconds",
                    "they are mostly %.5f of that".formatted(ratios.get(ratios.size() / 2)),
                    factor);
        }
    }

    private static List<MappedRecord> inOrder(PartnerSource source) {
        List<MappedRecord> basals = source.records(BASAL).stream()
                .filter(each -> each.moment().isPresent())
                .sorted(Comparator.comparing(InsulinChecks::moment))
                .toList();
        if (basals.isEmpty()) {
            throw inconclusive("No basal has a time.");
        }
        return basals;
    }

    private static Instant moment(MappedRecord record) {
        return record.moment().orElse(Instant.MIN);
    }

    /** A length of whole milliseconds up to a longest, or empty. */
    private static Optional<Long> millis(MappedRecord record, Field field, long longest) {
        return record.number(field)
                .filter(each -> each.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::longValue)
                .filter(each -> each >= 0 && each <= longest);
    }

    @Expected("partner-source.basal.expected-duration")
    @DisplayName("What was planned is not less than what came of it")
    void plannedIsNotLess(PartnerSource source) {
        assertNone(
                "basals that lasted longer than was planned",
                less(source.having(BASAL, Field.EXPECTED_DURATION), Field.EXPECTED_DURATION, Field.DURATION),
                "");
    }

    private static List<String> less(List<MappedRecord> records, Field asked, Field delivered) {
        return records.stream()
                .filter(each -> each.number(asked)
                        .flatMap(one -> each.number(delivered).map(other -> one.compareTo(other) < 0))
                        .orElse(false))
                .map(each -> each.shown() + " has " + each.text(delivered) + " of " + each.text(asked))
                .toList();
    }

    @Expected("partner-source.basal.contiguous")
    @DisplayName("Segments of a pump do not overlap")
    void segmentsDoNotOverlap(PartnerSource source) {
        List<MappedRecord> basals = inOrder(source);
        List<String> overlapping = new ArrayList<>();
        for (int i = 1; i < basals.size(); i++) {
            MappedRecord before = basals.get(i - 1);
            Instant end = moment(before)
                    .plusMillis(millis(before, Field.DURATION, WEEK).orElse(0L))
                    .minus(MINUTE);
            if (end.isAfter(moment(basals.get(i)))) {
                overlapping.add(
                        before.shown() + " until " + end.plus(MINUTE) + " into that of " + moment(basals.get(i)));
            }
        }
        assertNone("segments that reach into the next one", overlapping, "");
    }

    @Expected("partner-source.bolus.amount")
    @DisplayName("A bolus has an amount")
    void hasAnAmount(PartnerSource source) {
        assertNone(
                "boluses without an amount from 0 to 100 U, or of 0 where no more was asked for",
                source.records(BOLUS).stream()
                        .filter(each -> !isDose(each))
                        .map(each -> each.shown() + " has "
                                + each.find(Field.NORMAL)
                                        .map(MappedValue::shown)
                                        .orElse("no amount"))
                        .toList(),
                "");
    }

    private static boolean isDose(MappedRecord bolus) {
        Optional<BigDecimal> normal = bolus.number(Field.NORMAL);
        Optional<BigDecimal> extended = bolus.number(Field.EXTENDED);
        boolean numbers = normal.or(() -> extended).isPresent()
                && normal.filter(each -> !isAmount(each)).isEmpty()
                && extended.filter(each -> !isAmount(each)).isEmpty()
                && isNumberOrAbsent(bolus, Field.NORMAL)
                && isNumberOrAbsent(bolus, Field.EXTENDED);
        BigDecimal delivered = normal.orElse(BigDecimal.ZERO).add(extended.orElse(BigDecimal.ZERO));
        BigDecimal asked = bolus.number(Field.EXPECTED_NORMAL)
                .orElse(BigDecimal.ZERO)
                .add(bolus.number(Field.EXPECTED_EXTENDED).orElse(BigDecimal.ZERO));
        return numbers && (delivered.signum() > 0 || asked.signum() > 0);
    }

    private static boolean isNumberOrAbsent(MappedRecord record, Field field) {
        return record.find(field).isEmpty() || record.number(field).isPresent();
    }

    @Expected("partner-source.bolus.expected")
    @DisplayName("What was asked for is not less than what was delivered")
    void askedIsNotLess(PartnerSource source) {
        List<MappedRecord> boluses = source.records(BOLUS);
        if (boluses.stream()
                .noneMatch(each -> each.find(Field.EXPECTED_NORMAL).isPresent()
                        || each.find(Field.EXPECTED_EXTENDED).isPresent())) {
            throw notApplicable("No bolus says what was asked for.");
        }
        List<String> less = new ArrayList<>(less(boluses, Field.EXPECTED_NORMAL, Field.NORMAL));
        less.addAll(less(boluses, Field.EXPECTED_EXTENDED, Field.EXTENDED));
        assertNone("boluses of which more was delivered than was asked for", less, "");
    }

    @Expected("partner-source.bolus.extended")
    @DisplayName("An extended amount has a duration")
    void extendedTakesTime(PartnerSource source) {
        assertNone(
                "extended boluses without a duration of up to a day",
                source.having(BOLUS, Field.EXTENDED).stream()
                        .filter(each -> each.number(Field.EXTENDED)
                                .filter(amount -> amount.signum() > 0)
                                .isPresent())
                        .filter(each -> millis(each, Field.DURATION, DAY)
                                .filter(lasted -> lasted > 0)
                                .isEmpty())
                        .map(each -> shown(each, Field.DURATION))
                        .toList(),
                "");
    }
}
