package org.cgmkit.reports.console;

import org.cgmkit.reports.Gate;
import org.cgmkit.reports.Outcome;

/** Colours and signs, or plain text where there are none. */
record TextStyle(boolean colour, boolean unicode) {
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String MAGENTA = "35";
    private static final String CYAN = "36";

    static TextStyle of(Terminal terminal) {
        return new TextStyle(terminal.colour(), terminal.unicode());
    }

    String bold(String text) {
        return paint("1", text);
    }

    String dim(String text) {
        return paint("2", text);
    }

    String link(String text) {
        return paint("4", text);
    }

    /** The text in the colour of that outcome. */
    String of(Outcome outcome, String text) {
        return paint(code(outcome), text);
    }

    /** The text in the colour of that gate, bold. */
    String of(Gate gate, String text) {
        return paint(
                "1;"
                        + switch (gate) {
                            case PASS -> GREEN;
                            case FAIL -> RED;
                            case INCOMPLETE -> MAGENTA;
                        },
                text);
    }

    /** A sign of one character for that outcome. */
    String sign(Outcome outcome) {
        return switch (outcome) {
            case PASS, ATTESTED -> unicode ? "✔" : "+";
            case FAIL -> unicode ? "✘" : "x";
            case WARN -> "!";
            case ERROR -> "*";
            case INCONCLUSIVE -> "?";
            case OBSERVED -> unicode ? "◦" : "o";
            case NOT_APPLICABLE, NOT_TESTED -> unicode ? "·" : "-";
        };
    }

    /** A horizontal rule. */
    String rule(int width) {
        return dim((unicode ? "─" : "-").repeat(Math.max(0, width)));
    }

    /** Stands for a zero in a table. */
    String nothing() {
        return unicode ? "·" : "-";
    }

    /** The text, cut to that width. */
    String cut(String text, int width) {
        if (text.length() <= width) {
            return text;
        }
        String dots = unicode ? "…" : "...";
        return text.substring(0, Math.max(0, width - dots.length())).stripTrailing() + dots;
    }

    private static String code(Outcome outcome) {
        return switch (outcome) {
            case PASS, ATTESTED -> GREEN;
            case FAIL -> "1;" + RED;
            case WARN -> YELLOW;
            case ERROR, INCONCLUSIVE -> MAGENTA;
            case OBSERVED -> CYAN;
            case NOT_APPLICABLE, NOT_TESTED -> "2";
        };
    }

    private String paint(String code, String text) {
        return colour && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
