package org.cgmkit.outcomes.engine;

import org.cgmkit.reports.evidence.HttpExchange;

/** Evidence of exchanges: a trace of very many rows is kept by its beginning. */
final class ShortEvidence {
    private static final int MOST = 300_000;
    private static final int KEPT = 2_000;

    private ShortEvidence() {}

    /** The exchange, with the request's body cut off where it is very long. */
    static HttpExchange of(HttpExchange exchange) {
        if (exchange.body().length() <= MOST) {
            return exchange;
        }
        String beginning = exchange.body().substring(0, KEPT);
        return new HttpExchange(
                exchange.when(),
                exchange.took(),
                exchange.method(),
                exchange.url(),
                exchange.headers(),
                beginning + "\n… and " + (exchange.body().length() - KEPT) + " characters more",
                exchange.reply());
    }
}
