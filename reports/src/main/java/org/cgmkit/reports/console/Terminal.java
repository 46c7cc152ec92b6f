package org.cgmkit.reports.console;

import java.io.PrintStream;
import java.util.Map;

/**
 * Where console output goes, and what it can show.
 *
 * @param out the stream
 * @param width how many characters fit on a line
 * @param colour whether ANSI colours are wanted
 * @param interactive whether a person watches, so that a line may be overwritten
 */
public record Terminal(PrintStream out, int width, boolean colour, boolean interactive) {
    private static final int NARROWEST = 60;
    private static final int WIDEST = 120;
    private static final int USUAL = 100;
    private static final int USUAL_WINDOW = 80;

    /**
     * A terminal as the environment describes it: colours where a person watches, unless {@code NO_COLOR} is set to
     * anything (no-color.org) or {@code TERM} is {@code dumb}; the width from {@code COLUMNS}, within what reads well; without it 80 for a window, 100 elsewhere.
     *
     * @param interactive whether the stream is a terminal and not a file or pipe
     */
    public static Terminal of(PrintStream out, Map<String, String> environment, boolean interactive) {
        boolean dumb = "dumb".equals(environment.get("TERM"));
        boolean colour =
                interactive && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
        int width = interactive ? USUAL_WINDOW : USUAL;
        try {
            width = Integer.parseInt(environment.getOrDefault("COLUMNS", "" + width));
        } catch (NumberFormatException e) {
            // Whatever it is then, it is no width.
        }
        return new Terminal(out, Math.clamp(width, NARROWEST, WIDEST), colour, interactive && !dumb);
    }

    /** Whether the stream's character set has the signs for ticks and rules. */
    boolean unicode() {
        return out.charset().newEncoder().canEncode("✔✘─·…");
    }
}
