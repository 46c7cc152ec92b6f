package org.cgmkit.engine.policy;

import java.math.BigDecimal;

/** Numbers as they stand in declarations. */
final class NumberText {
    private NumberText() {}

    /**
     * A factor between units.
     *
     * @throws IllegalArgumentException where it is none; the message is a sentence
     */
    static BigDecimal factor(String text) {
        try {
            BigDecimal factor = new BigDecimal(text.strip());
            if (factor.signum() > 0) {
                return factor;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("Expected a number such as 18.0182, but got '" + text + "'.");
    }

    /**
     * A whole number within limits.
     *
     * @throws IllegalArgumentException where it is none; the message is a sentence
     */
    static int whole(String text, int least, int most, String what) {
        try {
            int number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "Expected " + what + " from " + least + " to " + most + ", but got '" + text + "'.");
    }
}
