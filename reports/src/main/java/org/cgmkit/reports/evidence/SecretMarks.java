package org.cgmkit.reports.evidence;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Marks that stand in a text where a secret was, with the name of the shell variable that takes its place in a command.
 * They are made of characters that Unicode reserves for a program's own use (noncharacters), so no text has them.
 */
final class SecretMarks {
    private static final char OPEN = '\uFDD0';
    private static final char CLOSE = '\uFDD1';

    /** One mark; its group is the variable. */
    static final Pattern MARK = Pattern.compile(OPEN + "([A-Z0-9_]+)" + CLOSE);

    /** Neither the beginning nor the end of a mark, to be put into a character class. */
    static final String NO_MARK = "" + OPEN + CLOSE;

    private SecretMarks() {}

    static String of(String variable) {
        return OPEN + variable + CLOSE;
    }

    /** A mark named after the header, parameter or member that held the secret. */
    static String named(String holder) {
        return of("CGMKIT_" + holder.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_"));
    }
}
