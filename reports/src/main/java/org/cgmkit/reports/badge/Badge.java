package org.cgmkit.reports.badge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.RunReport;

/** A badge as SVG: the suite and the guide at the left, what the run came to at the right. It loads nothing. */
public final class Badge {
    /** The name of the file within the folder of the results. */
    public static final String FILE = "badge.svg";

    private static final int PADDING = 6;

    private Badge() {}

    /**
     * Writes the file into that folder.
     *
     * @return where the file is
     * @throws IOException when it cannot be written
     */
    public static Path write(RunReport report, Path folder) throws IOException {
        return Files.writeString(folder.resolve(FILE), asText(report));
    }

    /** The file as text. */
    public static String asText(RunReport report) {
        String label = report.specification().id().toUpperCase(Locale.ROOT) + " " + report.suite() + " "
                + report.specification().version();
        String value = value(report);
        int left = width(label);
        int right = width(value);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" role="img" aria-label="%2$s: %3$s">
                  <title>%2$s: %3$s</title>
                  <clipPath id="round"><rect width="%1$d" height="20" rx="3"/></clipPath>
                  <g clip-path="url(#round)">
                    <rect width="%4$d" height="20" fill="#444d56"/>
                    <rect x="%4$d" width="%5$d" height="20" fill="%6$s"/>
                  </g>
                  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
                    <text x="%7$d" y="14" textLength="%8$d">%2$s</text>
                    <text x="%9$d" y="14" textLength="%10$d">%3$s</text>
                  </g>
                </svg>
                """.formatted(
                        left + right,
                        escaped(label),
                        escaped(value),
                        left,
                        right,
                        colour(report),
                        PADDING,
                        left - 2 * PADDING,
                        left + PADDING,
                        right - 2 * PADDING);
    }

    private static String value(RunReport report) {
        long failed = report.checks().stream()
                .filter(report::isFailedBy)
                .map(CheckResult::requirement)
                .distinct()
                .count();
        long known = report.knownFailures().entries().stream()
                .filter(e -> e.state() == KnownFailures.State.FAILS)
                .count();
        return switch (report.gate()) {
            case PASS -> known == 0 ? "pass" : "pass, " + known + " known to fail";
            case FAIL -> failed == 0 ? "fail" : failed + " failed";
            case INCOMPLETE -> "incomplete";
        };
    }

    /** White on each of them can be read (contrast of 4.5 and more; WCAG 2, 1.4.3). */
    private static String colour(RunReport report) {
        return switch (report.gate()) {
            case PASS -> "#1a7f37";
            case FAIL -> "#cf222e";
            case INCOMPLETE -> "#8a5a00";
        };
    }

    /** About the width of the text in that font, in pixels; the letters are fitted to it whatever font there is. */
    private static int width(String text) {
        double letters = text.chars()
                .mapToDouble(c -> "iljtfr ,.:'".indexOf(c) >= 0 ? 4.5 : c >= 'A' && c <= 'Z' ? 8 : 7)
                .sum();
        return (int) Math.ceil(letters) + 2 * PADDING;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
