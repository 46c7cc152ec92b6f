package org.cgmkit.console.sandbox;

import java.util.List;

/**
 * What there is to say about an exchange.
 *
 * @param remarks what is to be said of it as a whole, such as for which version it was written, as sentences
 * @param said what the answer says of the request as a whole
 * @param findings what is wrong with the request outside its entries
 * @param entries its entries with what is wrong with each
 */
public record ExchangeReading(
        List<String> remarks, List<String> said, List<ReadFinding> findings, List<ReadEntry> entries) {
    /** Nothing to say. */
    public static final ExchangeReading NOTHING = new ExchangeReading(List.of(), List.of(), List.of(), List.of());

    public ExchangeReading {
        remarks = List.copyOf(remarks);
        said = List.copyOf(said);
        findings = List.copyOf(findings);
        entries = List.copyOf(entries);
    }

    /** Whether there is something to say. */
    public boolean says() {
        return !equals(NOTHING);
    }
}
