package org.cgmkit.links.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.glucose.GlucoseRange;

/**
 * The times in ranges of one observation (CGM guide, CGM Times in Ranges): five shares that add up to 100 %, with two decimals where
 * they are not whole.
 *
 * @param shares the shares in percent, of those ranges that are there
 * @param faults what is wrong with them, each a part of a sentence
 */
record RangeShares(Map<GlucoseRange, BigDecimal> shares, List<String> faults) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int LEAST_DECIMALS = 2;

    RangeShares {
        faults = List.copyOf(faults);
    }

    static RangeShares of(JsonNode observation) {
        Map<GlucoseRange, BigDecimal> shares = new EnumMap<>(GlucoseRange.class);
        List<String> faults = new ArrayList<>();
        for (JsonNode component : observation.path("component")) {
            for (GlucoseRange range : GlucoseRange.values()) {
                JsonNode value = component.at("/valueQuantity/value");
                if (isAbout(component, range) && value.isNumber() && shares.put(range, value.decimalValue()) != null) {
                    faults.add("the range " + name(range) + " is there twice");
                }
            }
        }
        for (GlucoseRange range : GlucoseRange.values()) {
            BigDecimal share = shares.get(range);
            if (share == null) {
                faults.add("there is no share of the range " + name(range));
            } else if (share.signum() < 0 || share.compareTo(HUNDRED) > 0) {
                faults.add("the share of " + name(range) + " is " + share + " %");
            } else if (!isWhole(share) && share.scale() < LEAST_DECIMALS) {
                faults.add("the share of " + name(range) + " has fewer than two decimals: " + share);
            }
        }
        if (shares.size() == GlucoseRange.values().length && !addsUp(shares)) {
            faults.add("the five shares add up to " + sum(shares) + " %");
        }
        return new RangeShares(shares, faults);
    }

    /** Whether they are five shares of a whole, however they are rounded. */
    boolean comparable() {
        return shares.size() == GlucoseRange.values().length
                && sum(shares).subtract(HUNDRED).abs().compareTo(BigDecimal.ONE) <= 0;
    }

    /** Rounding takes up to half a unit of the last decimal from each share; cutting off, a whole one. */
    private static boolean addsUp(Map<GlucoseRange, BigDecimal> shares) {
        int decimals = Math.max(
                LEAST_DECIMALS,
                shares.values().stream().mapToInt(BigDecimal::scale).max().orElse(0));
        BigDecimal sum = sum(shares);
        return sum.compareTo(HUNDRED.subtract(BigDecimal.valueOf(5, decimals))) >= 0
                && sum.compareTo(HUNDRED.add(BigDecimal.valueOf(25, decimals + 1))) <= 0;
    }

    private static BigDecimal sum(Map<GlucoseRange, BigDecimal> shares) {
        return shares.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static boolean isAbout(JsonNode component, GlucoseRange range) {
        for (JsonNode coding : component.at("/code/coding")) {
            if (coding.path("code").asText().equals(range.loinc().code())
                    && coding.path("system").asText().equals(Coding.LOINC)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWhole(BigDecimal share) {
        return share.remainder(BigDecimal.ONE).signum() == 0;
    }

    /** The name of a range as it stands in a sentence. */
    static String name(GlucoseRange range) {
        return range.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
