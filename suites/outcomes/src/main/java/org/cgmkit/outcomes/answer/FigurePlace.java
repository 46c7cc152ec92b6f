package org.cgmkit.outcomes.answer;

import java.math.BigDecimal;

/**
 * Where an answer has a figure.
 *
 * @param at a JSON Pointer (RFC 6901)
 * @param scale what its number is multiplied by, such as 100 for a fraction of one
 * @param unit the unit of a mean or standard deviation; empty where the answer says it beside the value
 */
public record FigurePlace(String at, BigDecimal scale, String unit) {
    /** A number as it stands there. */
    public static FigurePlace at(String pointer) {
        return new FigurePlace(pointer, BigDecimal.ONE, "");
    }
}
