package org.cgmkit.reports.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.RequirementResult;

/** A table of how many requirements ended in each way: by topic, then all. Empty columns are left out. */
final class CountsTable {
    private static final int GAP = 2;
    private static final int NARROWEST_NAME = 12;
    private static final String INDENT = "  ";

    private final List<RequirementResult> results;
    private final Explanations explanations;
    private final TextStyle ink;
    private final int nameWidth;
    private final List<Outcome> columns;

    CountsTable(List<RequirementResult> results, Explanations explanations, TextStyle ink, int width) {
        this.results = results;
        this.explanations = explanations;
        this.ink = ink;
        columns = Arrays.stream(Outcome.values())
                .filter(o -> o == Outcome.PASS
                        || o == Outcome.FAIL
                        || o == Outcome.WARN
                        || OutcomeCounts.ofRequirements(results).of(o) > 0)
                .toList();
        int numbers = columns.stream().mapToInt(o -> GAP + width(o)).sum();
        int longest = byTopic().keySet().stream().mapToInt(String::length).max().orElse(0);
        int room = width - INDENT.length() - numbers;
        nameWidth = Math.max(NARROWEST_NAME, Math.min(room, longest));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(head());
        String rule = INDENT
                + ink.rule(nameWidth
                        + columns.stream().mapToInt(o -> GAP + width(o)).sum());
        lines.add(rule);
        byTopic().forEach((topic, rows) -> lines.add(row(topic, rows, false)));
        lines.add(rule);
        lines.add(row("All", results, true));
        return lines;
    }

    private Map<String, List<RequirementResult>> byTopic() {
        return results.stream()
                .collect(Collectors.groupingBy(
                        r -> explanations.topic(r.requirement()), LinkedHashMap::new, Collectors.toList()));
    }

    private List<String> head() {
        StringBuilder above = new StringBuilder(INDENT + " ".repeat(nameWidth));
        StringBuilder below = new StringBuilder(above);
        for (Outcome outcome : columns) {
            String[] words = label(outcome);
            above.append(right(words.length == 2 ? words[0] : "", GAP + width(outcome)));
            below.append(right(words[words.length - 1], GAP + width(outcome)));
        }
        return above.toString().isBlank()
                ? List.of(ink.dim(below.toString()))
                : List.of(ink.dim(above.toString().stripTrailing()), ink.dim(below.toString()));
    }

    private String row(String name, List<RequirementResult> rows, boolean bold) {
        String shown = ink.cut(name, nameWidth);
        String padded = shown + " ".repeat(nameWidth - shown.length());
        StringBuilder row = new StringBuilder(INDENT + (bold ? ink.bold(padded) : padded));
        OutcomeCounts counts = OutcomeCounts.ofRequirements(rows);
        for (Outcome outcome : columns) {
            int count = counts.of(outcome);
            String cell = right(count == 0 ? ink.nothing() : "" + count, GAP + width(outcome));
            row.append(count == 0 ? ink.dim(cell) : ink.of(outcome, cell));
        }
        return row.toString();
    }

    private static int width(Outcome outcome) {
        return Arrays.stream(label(outcome)).mapToInt(String::length).max().orElse(0);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static String[] label(Outcome outcome) {
        return switch (outcome) {
            case PASS -> new String[] {"pass"};
            case FAIL -> new String[] {"fail"};
            case WARN -> new String[] {"warn"};
            case NOT_APPLICABLE -> new String[] {"not", "appl."};
            case INCONCLUSIVE -> new String[] {"incon-", "clusive"};
            case OBSERVED -> new String[] {"ob-", "served"};
            case ATTESTED -> new String[] {"att-", "ested"};
            case ERROR -> new String[] {"error"};
            case NOT_TESTED -> new String[] {"not", "tested"};
        };
    }
}
