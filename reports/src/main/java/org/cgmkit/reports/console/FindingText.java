package org.cgmkit.reports.console;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Outcome;
import org.jspecify.annotations.Nullable;

/** One finding as lines: what was looked at, what was found, what was required, and how to see it and mend it. */
final class FindingText {
    private static final String INDENT = "    ";
    private static final int LABEL = 10;

    private final TextStyle ink;
    private final int width;
    private final String folder;
    private final List<String> lines = new ArrayList<>();

    private FindingText(TextStyle ink, int width, String folder) {
        this.ink = ink;
        this.width = width;
        this.folder = folder;
    }

    /**
     * The lines of a finding.
     *
     * @param folder the folder of the results as the user wrote it
     */
    static List<String> of(CheckResult check, Explanations explanations, TextStyle ink, int width, String folder) {
        FindingText text = new FindingText(ink, width, folder);
        text.write(check, explanations.find(check.requirement()).orElse(null));
        return text.lines;
    }

    private void write(CheckResult check, @Nullable Explanation requirement) {
        Outcome outcome = check.outcome();
        lines.add(ink.of(outcome, "  " + ink.sign(outcome) + " " + outcome) + "  " + ink.bold(check.requirement())
                + "  " + ink.dim(check.verb().name()));
        paragraph(check.title());
        lines.add("");
        if (!check.message().isBlank()) {
            LineWrap.lines(check.message(), width - INDENT.length())
                    .forEach(l -> lines.add(INDENT + ink.of(outcome, l)));
            lines.add("");
        }
        labelled("Expected", check.expected());
        labelled("Actual", check.actual());
        if (requirement != null) {
            labelled("Required", requirement.statement());
            lines.add(INDENT + " ".repeat(LABEL) + ink.link(requirement.link()));
            if (outcome == Outcome.FAIL || outcome == Outcome.WARN) {
                labelled("Note", requirement.note());
                labelled("Fix", requirement.fix());
            }
        }
        String next = "Evidence";
        for (Evidence evidence : check.evidence()) {
            label(next, folder + "/" + evidence.file());
            next = "";
        }
        Evidence telling = check.telling();
        if (telling != null && !telling.curl().isEmpty()) {
            command(telling.curl());
        }
    }

    private void paragraph(String text) {
        LineWrap.lines(text, width - INDENT.length()).forEach(line -> lines.add(INDENT + line));
    }

    private void labelled(String label, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return;
        }
        String next = label;
        for (String line : LineWrap.lines(text, width - INDENT.length() - LABEL)) {
            label(next, line);
            next = "";
        }
    }

    private void label(String label, String text) {
        lines.add((INDENT + ink.dim(label + " ".repeat(LABEL - label.length())) + text).stripTrailing());
    }

    /** The command is for copying: never wrapped, and its files are found from where the user is. */
    private void command(String curl) {
        String next = "Repeat";
        for (String line : curl.replace("--data-binary @evidence/", "--data-binary @" + folder + "/evidence/")
                .lines()
                .toList()) {
            label(next, line);
            next = "";
        }
    }
}
