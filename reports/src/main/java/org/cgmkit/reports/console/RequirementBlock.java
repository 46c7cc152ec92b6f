package org.cgmkit.reports.console;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.jspecify.annotations.Nullable;

/** A requirement with a finding as lines: what was found by its checks, what is required, and how to see and fix it, each once. */
final class RequirementBlock {
    private static final String INDENT = "    ";
    private static final int LABEL = 10;

    /** So many checks of a requirement are listed, where not everything is wanted. */
    private static final int LISTED_FAILURES = 8;

    private static final int LISTED_OTHERS = 2;

    private final TextStyle ink;
    private final int width;
    private final String folder;
    private final Detail detail;
    private final List<String> lines = new ArrayList<>();

    private RequirementBlock(TextStyle ink, int width, String folder, Detail detail) {
        this.ink = ink;
        this.width = width;
        this.folder = folder;
        this.detail = detail;
    }

    /**
     * The lines of a requirement.
     *
     * @param folder the folder of the results as the user wrote it
     */
    static List<String> of(
            RequirementResult result,
            Explanations explanations,
            TextStyle ink,
            int width,
            String folder,
            Detail detail) {
        RequirementBlock block = new RequirementBlock(ink, width, folder, detail);
        block.write(result, explanations.find(result.requirement()).orElse(null));
        return block.lines;
    }

    private void write(RequirementResult result, @Nullable Explanation requirement) {
        Outcome outcome = result.outcome();
        List<CheckResult> found =
                result.checks().stream().filter(c -> c.outcome().isFinding()).toList();
        String several = result.checks().size() == 1
                ? ""
                : "  " + found.size() + " of " + result.checks().size() + " checks";
        lines.add(ink.of(outcome, "  " + ink.sign(outcome) + " " + outcome) + "  " + ink.bold(result.requirement())
                + "  " + ink.dim(result.verb().name() + several));
        CheckResult first = result.decisive().getFirst();
        if (found.size() == 1) {
            single(first);
        } else {
            listed(found, outcome);
        }
        boolean whole = detail == Detail.EVERYTHING || outcome == Outcome.FAIL;
        if (requirement != null) {
            labelled("Required", requirement.statement());
            if (detail != Detail.BRIEF) {
                lines.add(INDENT + " ".repeat(LABEL) + ink.link(requirement.link()));
            }
            if (outcome == Outcome.FAIL || outcome == Outcome.WARN) {
                labelled("Note", whole && detail != Detail.BRIEF ? requirement.note() : null);
                labelled("Fix", requirement.fix());
            }
        }
        evidence(found, first);
        Evidence telling = first.telling();
        if (detail != Detail.BRIEF
                && (whole || outcome == Outcome.ERROR)
                && telling != null
                && !telling.curl().isEmpty()) {
            command(telling.curl());
        }
    }

    private void single(CheckResult check) {
        paragraph(check.title());
        boolean brief = detail == Detail.BRIEF && check.expected() != null;
        if (!check.message().isBlank() && !brief) {
            LineWrap.lines(check.message(), width - INDENT.length())
                    .forEach(l -> lines.add(INDENT + ink.of(check.outcome(), l)));
        }
        if (!brief) {
            lines.add("");
        }
        labelled("Expected", check.expected());
        labelled("Actual", check.actual());
    }

    /** The checks as a list, those that decide before the others. */
    private void listed(List<CheckResult> found, Outcome outcome) {
        List<CheckResult> ordered = found.stream()
                .sorted((a, b) -> Boolean.compare(b.outcome() == outcome, a.outcome() == outcome))
                .toList();
        int limit = outcome == Outcome.FAIL ? LISTED_FAILURES : LISTED_OTHERS;
        int shown = detail == Detail.EVERYTHING ? ordered.size() : Math.min(limit, ordered.size());
        for (CheckResult check : ordered.subList(0, shown)) {
            String text = check.title() + (check.message().isBlank() ? "" : ": " + check.message());
            String sign = check.outcome() == outcome ? "- " : "- " + check.outcome() + " ";
            List<String> wrapped = LineWrap.lines(sign + text, width - INDENT.length() - 2);
            lines.add(INDENT + ink.of(check.outcome(), wrapped.getFirst()));
            wrapped.stream().skip(1).forEach(l -> lines.add(INDENT + "  " + ink.of(check.outcome(), l)));
        }
        if (shown < ordered.size()) {
            lines.add(INDENT + ink.dim("and " + (ordered.size() - shown) + " more, which the page lists"));
        }
        lines.add("");
    }

    /** All exchanges where everything is wanted, else the one that shows it. */
    private void evidence(List<CheckResult> found, CheckResult first) {
        String next = "Evidence";
        Evidence telling = first.telling();
        if (detail == Detail.EVERYTHING) {
            for (CheckResult check : found) {
                for (Evidence evidence : check.evidence()) {
                    label(next, folder + "/" + evidence.file());
                    next = "";
                }
            }
        } else if (telling != null) {
            label(next, folder + "/" + telling.file());
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
