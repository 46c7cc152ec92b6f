package org.cgmkit.console.sandbox;

/**
 * What an exchange was, in a few words.
 *
 * @param kind what it was taken for, such as {@code submission} or {@code search}
 * @param entries how many entries a submission had, or 0
 * @param taken how many of them were taken
 */
public record ExchangeSummary(String kind, int entries, int taken) {
    /** Something without entries. */
    public static ExchangeSummary of(String kind) {
        return new ExchangeSummary(kind, 0, 0);
    }
}
