package org.cgmkit.console.page;

import org.cgmkit.console.store.ExchangeLine;

/**
 * An exchange in a list.
 *
 * @param line the exchange
 * @param moment when it came
 */
public record ExchangeRow(ExchangeLine line, Moment moment) {

    /** How it went, as a word of a style sheet. */
    public String grade() {
        return line.status() >= 400 ? "bad" : line.refused() ? "mixed" : "good";
    }

    /** The same as a sign. */
    public String sign() {
        return switch (grade()) {
            case "bad" -> "✗";
            case "mixed" -> "!";
            default -> "✓";
        };
    }

    /** The same as a word. */
    public String word() {
        return switch (grade()) {
            case "bad" -> "refused";
            case "mixed" -> "partly taken";
            default -> "fine";
        };
    }

    /** How many entries were taken, or empty. */
    public String entries() {
        return line.entries() == 0
                ? ""
                : line.taken() + " of " + line.entries() + (line.entries() == 1 ? " entry" : " entries") + " taken";
    }

    /** The path below the sandbox, as people think of it. */
    public String place() {
        return line.path().replaceFirst("^/sandbox/[^/]+(/fhir)?", "").replaceFirst("^$", "/");
    }
}
