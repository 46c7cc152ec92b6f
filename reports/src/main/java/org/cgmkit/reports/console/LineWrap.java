package org.cgmkit.reports.console;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at blanks; what has no blank, such as an address, stays whole and may run over. */
public final class LineWrap {
    private LineWrap() {}

    /** The lines of the text; its own line ends and the indents after them are kept. */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        text.stripTrailing().lines().forEach(line -> wrap(line, width, lines));
        return lines;
    }

    private static void wrap(String line, int width, List<String> lines) {
        String indent = line.substring(0, line.length() - line.stripLeading().length());
        StringBuilder current = new StringBuilder(indent);
        for (String word : line.strip().split(" +")) {
            boolean first = current.length() == indent.length();
            if (!first && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current = new StringBuilder(indent);
                first = true;
            }
            current.append(first ? "" : " ").append(word);
        }
        lines.add(current.toString().stripTrailing());
    }
}
