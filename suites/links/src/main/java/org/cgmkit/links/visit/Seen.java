package org.cgmkit.links.visit;

import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.reports.Evidence;

/**
 * A request with its answer, and where it is kept.
 *
 * @param exchange the exchange
 * @param evidence the file that it is kept in
 */
public record Seen(Exchange exchange, Evidence evidence) {

    /** The HTTP status. */
    public int status() {
        return exchange.status();
    }

    /** The header of that name without parameters, in lower case; empty where there is none. */
    public String mediaType() {
        return exchange.header("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(java.util.Locale.ROOT);
    }

    /** The exchange in one line. */
    @Override
    public String toString() {
        return exchange.toString();
    }
}
