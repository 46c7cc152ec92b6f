package org.cgmkit.links.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.links.content.SharedContent.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Whether the values of summaries agree with the readings behind the same link. Where the guide leaves a definition open, a value may
 * follow any usual one, and be rounded in any direction.
 *
 * @param compared how many values were compared with readings
 * @param faults the values that no usual definition explains, each a part of a sentence
 */
public record SummaryAgreement(int compared, List<String> faults) {
    public SummaryAgreement {
        faults = List.copyOf(faults);
    }

    /**
     * Compares.
     *
     * @param zone the zone of dates, or null where nobody said
     */
    public static SummaryAgreement of(SharedContent content, @Nullable ZoneId zone) {
        List<GlucoseReading> readings = inOneUnit(content.readings());
        Set<ZoneId> zones = new LinkedHashSet<>();
        if (zone != null) {
            zones.add(zone);
        }
        zones.add(ZoneOffset.UTC);
        offsets(content).forEach(zones::add);
        int compared = 0;
        List<String> faults = new ArrayList<>();
        for (Entry entry : content.entries()) {
            Optional<Loinc> figure = figure(entry.resource());
            List<ReadingValues> values =
                    figure.isEmpty() ? List.of() : values(entry.resource().path("effectivePeriod"), readings, zones);
            if (figure.isPresent() && !values.isEmpty()) {
                List<String> each = values.stream()
                        .map(v -> fault(figure.get(), entry.resource(), v))
                        .toList();
                compared++;
                if (each.stream().noneMatch(String::isEmpty)) {
                    faults.add(entry.where() + ", " + each.getFirst());
                }
            }
        }
        return new SummaryAgreement(compared, faults);
    }

    /** What is wrong with the times in ranges by themselves, each a part of a sentence that names the place. */
    public static List<String> rangeFaults(SharedContent content) {
        List<String> faults = new ArrayList<>();
        content.entries().stream()
                .filter(entry -> figure(entry.resource()).equals(Optional.of(Loinc.TIMES_IN_RANGES)))
                .forEach(entry -> RangeShares.of(entry.resource())
                        .faults()
                        .forEach(fault -> faults.add(entry.where() + ": " + fault)));
        return faults;
    }

    /** Whether there are times in ranges. */
    public static boolean hasRanges(SharedContent content) {
        return content.entries().stream()
                .anyMatch(entry -> figure(entry.resource()).equals(Optional.of(Loinc.TIMES_IN_RANGES)));
    }

    private static Optional<Loinc> figure(JsonNode resource) {
        for (JsonNode coding : resource.at("/code/coding")) {
            if (coding.path("system").asText().equals(Coding.LOINC)) {
                return Loinc.byCode(coding.path("code").asText());
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a value; empty where nothing is, or nothing can be said. */
    private static String fault(Loinc figure, JsonNode resource, ReadingValues values) {
        JsonNode number = resource.at("/valueQuantity/value");
        if (figure == Loinc.TIMES_IN_RANGES) {
            return rangesFault(RangeShares.of(resource), values);
        }
        if (!number.isNumber()) {
            return "";
        }
        BigDecimal sent = number.decimalValue();
        return switch (figure) {
            case MEAN_GLUCOSE_MASS -> fault("the mean", sent, List.of(values.mean(GlucoseUnit.MASS)), BigDecimal.ZERO);
            case MEAN_GLUCOSE_MOLES ->
                fault("the mean", sent, List.of(values.mean(GlucoseUnit.MOLAR)), BigDecimal.ZERO);
            // A mean that was rounded before moves it by a hundredth or two.
            case GMI -> fault("the GMI", sent, List.of(values.gmi()), new BigDecimal("0.03"));
            case COEFFICIENT_OF_VARIATION ->
                fault("the coefficient of variation", sent, values.variation(), BigDecimal.ZERO);
            case DAYS_OF_WEAR -> between("the days of wear", sent, values.days());
            case SENSOR_ACTIVE_PERCENTAGE -> between("the sensor-active percentage", sent, values.active());
            default -> "";
        };
    }

    private static String rangesFault(RangeShares sent, ReadingValues values) {
        if (!sent.comparable()) {
            return "";
        }
        for (Map<GlucoseRange, BigDecimal> usual : values.ranges()) {
            boolean fits = sent.shares().entrySet().stream()
                    .allMatch(each -> isNear(
                            each.getValue(),
                            usual.getOrDefault(each.getKey(), BigDecimal.ZERO),
                            unit(each.getValue())));
            if (fits) {
                return "";
            }
        }
        return "the times in ranges are " + text(sent.shares()) + ", but the readings come to "
                + text(values.ranges().getFirst());
    }

    private static String text(Map<GlucoseRange, BigDecimal> shares) {
        return shares.entrySet().stream()
                .map(each -> RangeShares.name(each.getKey()) + " " + shown(each.getValue()) + " %")
                .collect(Collectors.joining(", "));
    }

    private static String fault(String what, BigDecimal sent, List<BigDecimal> usual, BigDecimal slack) {
        return usual.stream().anyMatch(value -> isNear(sent, value, slack))
                ? ""
                : what + " is " + sent + ", but the readings come to "
                        + usual.stream().map(SummaryAgreement::shown).distinct().collect(Collectors.joining(" or "));
    }

    private static String between(String what, BigDecimal sent, List<BigDecimal> usual) {
        BigDecimal low = usual.stream().min(BigDecimal::compareTo).orElse(sent);
        BigDecimal high = usual.stream().max(BigDecimal::compareTo).orElse(sent);
        boolean fits = sent.compareTo(low.subtract(BigDecimal.ONE)) > 0 && sent.compareTo(high.add(BigDecimal.ONE)) < 0;
        return fits ? "" : what + " is " + sent + ", but the readings come to " + shown(low) + " to " + shown(high);
    }

    /** Rounding in any direction leaves less than a unit of the last decimal. */
    private static boolean isNear(BigDecimal sent, BigDecimal value, BigDecimal slack) {
        return sent.subtract(value).abs().compareTo(unit(sent).add(slack)) < 0;
    }

    private static BigDecimal unit(BigDecimal sent) {
        return BigDecimal.ONE.movePointLeft(Math.max(0, sent.scale()));
    }

    private static String shown(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }

    /** What the readings of a period come to, for each way to read it; empty where too few came. */
    private static List<ReadingValues> values(JsonNode period, List<GlucoseReading> readings, Set<ZoneId> zones) {
        List<ReadingValues> all = new ArrayList<>();
        for (ZoneId zone : zones) {
            Optional<Instant> start = moment(period.path("start"), zone, 0);
            Optional<Instant> end = moment(period.path("end"), zone, 1);
            if (start.isPresent() && end.isPresent() && end.get().isAfter(start.get())) {
                // R4 includes the second that a period ends with, and some apps mean it exclusive.
                for (Instant until : List.of(end.get(), end.get().plusSeconds(1))) {
                    List<GlucoseReading> within = readings.stream()
                            .filter(r ->
                                    !r.time().isBefore(start.get()) && r.time().isBefore(until))
                            .toList();
                    if (within.size() > 1) {
                        ReadingValues values = new ReadingValues(within, start.get(), until, zones);
                        if (values.areWhole()) {
                            all.add(values);
                        }
                    }
                }
            }
        }
        return all;
    }

    private static Optional<Instant> moment(JsonNode dateTime, ZoneId zone, int days) {
        try {
            return dateTime.asText().matches("\\d{4}-\\d\\d-\\d\\d")
                    ? Optional.of(LocalDate.parse(dateTime.asText())
                            .plusDays(days)
                            .atStartOfDay(zone)
                            .toInstant())
                    : SharedContent.instant(dateTime);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<GlucoseReading> inOneUnit(List<GlucoseReading> readings) {
        List<GlucoseReading> mass =
                readings.stream().filter(r -> r.unit() == GlucoseUnit.MASS).toList();
        return mass.size() * 2 >= readings.size()
                ? mass
                : readings.stream().filter(r -> r.unit() == GlucoseUnit.MOLAR).toList();
    }

    private static Set<ZoneId> offsets(SharedContent content) {
        Set<ZoneId> offsets = new LinkedHashSet<>();
        content.entries().forEach(entry -> {
            String text = entry.resource().path("effectiveDateTime").asText();
            if (text.matches(".*T.*[+-]\\d\\d:\\d\\d")) {
                offsets.add(ZoneOffset.of(text.substring(text.length() - 6)));
            }
        });
        return offsets;
    }
}
