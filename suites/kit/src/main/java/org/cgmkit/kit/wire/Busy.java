package org.cgmkit.kit.wire;

/**
 * An answer that is temporary ({@link TemporaryStatus}), as a whole or in some of its entries.
 *
 * @param exchange the exchange
 * @param status the status
 * @param entries how many entries have it; 0 where the whole has
 */
record Busy(Exchange exchange, int status, int entries) {

    /** The whole was answered so. */
    static Busy of(Exchange exchange) {
        return new Busy(exchange, exchange.status(), 0);
    }

    /** The address, told apart by whether it is the whole that is not dealt with or some of its entries. */
    String place() {
        return entries == 0 ? exchange.url() : exchange.url() + " (entries)";
    }

    /** The answer, as in {@code 429 (too many requests) to POST https://…}. */
    @Override
    public String toString() {
        String where = exchange.method() + " " + exchange.url() + " -> " + exchange.status();
        return TemporaryStatus.words(status) + " to "
                + (entries == 0 ? where : (entries == 1 ? "an entry" : entries + " entries") + " of " + where);
    }
}
