package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.config.KnownReading;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.MappedValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings (partner guide, "CGM Devices"). */
@ExtendWith(SubjectExtension.class)
class GlucoseChecks {
    private static final String CBG = "cbg";
    private static final String MOLAR = "mmol/L";
    private static final Set<String> UNITS = Set.of("mg/dL", MOLAR);
    private static final Set<String> RISING = Set.of("slowRise", "moderateRise", "rapidRise");
    private static final Set<String> FALLING = Set.of("slowFall", "moderateFall", "rapidFall");

    @Expected("partner-source.cgm.value")
    @DisplayName("A value is a number in range, or told to be out of it")
    void valuesAreNumbers(PartnerSource source) {
        List<MappedRecord> readings = source.records(CBG);
        if (doubt(readings).isPresent()) {
            throw inconclusive("Unit and values do not fit, which partner-source.cgm.units-fit tells of.");
        }
        assertNone(
                "readings without a number in range and without a sign for low or high",
                readings.stream()
                        .filter(each -> each.text(Field.OUT_OF_RANGE).isEmpty() && !isInRange(each))
                        .map(each -> each.find(Field.VALUE)
                                .map(MappedValue::shown)
                                .orElseGet(() -> each.shown() + " has no value"))
                        .toList(),
                "");
    }

    private static boolean isInRange(MappedRecord reading) {
        BigDecimal most = BigDecimal.valueOf(reading.text(Field.UNITS).equals(MOLAR) ? 55 : 1000);
        return reading.number(Field.VALUE)
                .filter(value -> value.signum() >= 0 && value.compareTo(most) <= 0)
                .isPresent();
    }

    @Expected("partner-source.cgm.units")
    @DisplayName("The unit is mg/dL or mmol/L")
    void unitsAreKnown(PartnerSource source) {
        assertNone(
                "readings without one of the units mg/dL and mmol/L",
                wrong(
                        source.records(CBG),
                        Field.UNITS,
                        value -> UNITS.contains(value.value().asText())),
                "");
    }

    private static List<String> wrong(List<MappedRecord> records, Field field, Predicate<MappedValue> right) {
        return records.stream()
                .filter(each -> each.find(field).filter(right).isEmpty())
                .map(each -> each.find(field).map(MappedValue::shown).orElseGet(() -> each.shown() + " has none"))
                .toList();
    }

    @Expected("partner-source.cgm.units-fit")
    @DisplayName("The unit fits the values")
    void unitsFit(PartnerSource source) {
        List<MappedRecord> readings = source.records(CBG);
        if (measured(readings, "mg/dL").size() < PartnerSource.ENOUGH
                && measured(readings, MOLAR).size() < PartnerSource.ENOUGH) {
            throw inconclusive("There are fewer than " + PartnerSource.ENOUGH
                    + " readings with a number and a unit to tell from.");
        }
        Optional<String> doubt = doubt(readings);
        if (doubt.isPresent()) {
            throw failure(
                    "median of the values",
                    "one that fits the unit",
                    doubt.get(),
                    "Value and unit may come from two places (trap 10).");
        }
    }

    /** Why unit and values do not fit, or empty where they do. */
    private static Optional<String> doubt(List<MappedRecord> readings) {
        for (String unit : UNITS) {
            List<BigDecimal> values = measured(readings, unit);
            if (values.size() < PartnerSource.ENOUGH) {
                continue;
            }
            double median = values.get(values.size() / 2).doubleValue();
            if (unit.equals(MOLAR) ? median > 40 : median < 25 || median > 600) {
                return Optional.of("is " + values.get(values.size() / 2) + " " + unit
                        + (median > 600 ? ", which looks like hundredths" : ""));
            }
        }
        return Optional.empty();
    }

    private static List<BigDecimal> measured(List<MappedRecord> readings, String unit) {
        return readings.stream()
                .filter(each -> each.text(Field.UNITS).equals(unit))
                .flatMap(each -> each.number(Field.VALUE).stream())
                .sorted()
                .toList();
    }

    @Expected("partner-source.cgm.out-of-range")
    @DisplayName("What is too low or too high to measure is told")
    void tellsWhatIsOutOfRange(PartnerSource source) {
        if (source.target().world().isEmpty()) {
            throw notTested("This needs 'world' in the target file, with the readings of the first user's account.");
        }
        source.assumeTimesAgree();
        Map<Instant, MappedRecord> readings = new HashMap<>();
        source.records(CBG).forEach(each -> each.moment().ifPresent(moment -> readings.put(moment, each)));
        List<String> untold = new ArrayList<>();
        int looked = 0;
        for (KnownReading each : source.target().world()) {
            MappedRecord record = readings.get(each.time());
            if (!each.isOutOfRange() || record == null) {
                continue;
            }
            if (record.number(Field.VALUE).isEmpty()
                    && record.text(Field.OUT_OF_RANGE).isEmpty()) {
                throw inconclusive("A " + each.value() + " has no value, which partner-source.cgm.value tells of.");
            }
            looked++;
            if (!record.text(Field.OUT_OF_RANGE).equalsIgnoreCase(each.value())) {
                untold.add(record.shown() + " is " + record.text(Field.VALUE) + " and was " + each.value());
            }
        }
        if (looked == 0) {
            throw inconclusive("None of the lows and highs of the account's world is among the newest readings.");
        }
        assertNone(
                "lows and highs that look like measured values",
                untold,
                "They count as 40 or 400 in every figure (trap 11).");
    }

    @Expected("partner-source.cgm.trend")
    @DisplayName("A trend is one of the seven")
    void trendsAreKnown(PartnerSource source) {
        assertNone(
                "trends that nobody knows",
                wrong(
                        source.having(CBG, Field.TREND),
                        Field.TREND,
                        value -> value.value().asText().equals("constant")
                                || RISING.contains(value.value().asText())
                                || FALLING.contains(value.value().asText())),
                "If the documentation has the word, add it to the mapping's table (trap 13).");
    }

    @Expected("partner-source.cgm.trend-rate")
    @DisplayName("A trend rate is in range, and points where the trend points")
    void ratesPointWithTheTrend(PartnerSource source) {
        List<MappedRecord> rated = source.having(CBG, Field.TREND_RATE);
        List<String> outside = new ArrayList<>();
        int directed = 0;
        int against = 0;
        for (MappedRecord each : rated) {
            String unit = each.text(Field.TREND_RATE_UNITS).isEmpty()
                    ? each.text(Field.UNITS)
                    : each.text(Field.TREND_RATE_UNITS);
            double most = unit.startsWith(MOLAR) ? 5.5 : 100;
            Optional<BigDecimal> rate = each.number(Field.TREND_RATE);
            if (rate.isEmpty() || Math.abs(rate.get().doubleValue()) > most) {
                outside.add(each.shown() + " has " + each.text(Field.TREND_RATE) + " " + unit);
                continue;
            }
            boolean rises = RISING.contains(each.text(Field.TREND));
            if (rises || FALLING.contains(each.text(Field.TREND))) {
                directed++;
                against += rate.get().signum() == (rises ? -1 : 1) ? 1 : 0;
            }
        }
        assertNone("trend rates that are no numbers in range", outside, "");
        if (against * 5 > directed) {
            throw failure(
                    "trend rates that point another way than the trend",
                    "hardly any",
                    "found " + against + " of " + directed,
                    "Falling rates may lack their minus.");
        }
    }

    @Expected("partner-source.cgm.sample-interval")
    @DisplayName("The sample interval is that at which readings come, in milliseconds")
    void intervalsFit(PartnerSource source) {
        List<MappedRecord> readings = source.having(CBG, Field.SAMPLE_INTERVAL);
        List<Long> spaces = Spaces.between(readings);
        if (spaces.isEmpty()) {
            throw inconclusive("There are not two readings with times to compare with.");
        }
        long median = spaces.get(spaces.size() / 2);
        assertNone(
                "sample intervals that are not the " + Duration.ofMillis(median).toSeconds()
                        + " s between readings, in milliseconds",
                wrong(readings, Field.SAMPLE_INTERVAL, value -> isWithinAFifth(value.value(), median)),
                readings.getFirst()
                        .number(Field.SAMPLE_INTERVAL)
                        .map(said -> Spaces.factor(said.doubleValue(), (double) median))
                        .orElse(""));
    }

    private static boolean isWithinAFifth(JsonNode said, long median) {
        return said.isNumber()
                && said.decimalValue().stripTrailingZeros().scale() <= 0
                && Math.abs(said.asLong() - median) * 5 <= median;
    }

    @Expected("partner-source.cgm.backfilled")
    @DisplayName("Whether a reading was backfilled is a boolean")
    void backfilledIsABoolean(PartnerSource source) {
        assertNone(
                "signs for backfilled readings that are no booleans",
                wrong(
                        source.having(CBG, Field.BACKFILLED),
                        Field.BACKFILLED,
                        value -> value.value().isBoolean()),
                "");
    }
}
