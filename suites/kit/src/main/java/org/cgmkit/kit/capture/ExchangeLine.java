package org.cgmkit.kit.capture;

/** An exchange in one line, for a person who follows a run. */
public final class ExchangeLine {
    private static final int LONGEST_PATH = 90;

    private ExchangeLine() {}

    /** Such as {@code GET /fhir/metadata -> 200}. */
    public static String of(CapturedExchange exchange) {
        String path = exchange.path() + (exchange.query().isEmpty() ? "" : "?" + exchange.query());
        return exchange.method() + " " + shortened(path) + " -> "
                + (exchange.status() == 0 ? "no answer" : exchange.status()) + remark(exchange.interference());
    }

    /** What the tap did to an exchange, as it stands behind its line; empty where it did nothing. */
    public static String remark(Interference interference) {
        return switch (interference) {
            case NONE -> "";
            case THROTTLED, UNAVAILABLE -> " (on purpose)";
            case ANSWER_LOST -> " (on purpose, after it was stored)";
            case UNREACHABLE -> " (the server could not be reached)";
        };
    }

    private static String shortened(String path) {
        return path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) + "…" : path;
    }
}
