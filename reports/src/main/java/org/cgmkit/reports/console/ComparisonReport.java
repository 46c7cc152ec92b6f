package org.cgmkit.reports.console;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.compare.CheckChange;
import org.cgmkit.reports.compare.CheckChange.Kind;
import org.cgmkit.reports.compare.RunComparison;

/** Prints two runs beside each other: a table for each kind of change, and what it comes to. */
public final class ComparisonReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Terminal terminal;
    private final TextStyle ink;

    /** A report on that terminal. */
    public ComparisonReport(Terminal terminal) {
        this.terminal = terminal;
        this.ink = TextStyle.of(terminal);
    }

    private static String versions(RunComparison comparison) {
        String before = comparison.before().specification().version();
        String after = comparison.after().specification().version();
        return before.equals(after) ? after : before + ", then " + after;
    }

    /** Prints it. */
    public void print(RunComparison comparison) {
        line(ink.bold("  " + comparison.after().suite() + " suite, guide " + versions(comparison)));
        run("old", comparison.before());
        run("new", comparison.after());
        for (Kind kind : Kind.values()) {
            table(kind, comparison.of(kind));
        }
        declarations(comparison.declarations());
        verdict(comparison);
        terminal.out().flush();
    }

    private void run(String name, RunReport run) {
        line("  " + name + "  " + ink.of(run.gate(), run.gate().name()) + "  " + TIME.format(run.started()) + "  kit "
                + run.kit() + (run.finished() ? "" : "  (did not finish)"));
        line(ink.dim("       " + run.target()));
    }

    private void table(Kind kind, List<CheckChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        line("");
        line("  " + ink.of(colour(kind), kind.title()));
        int widest = changes.stream()
                .mapToInt(c -> c.check().requirement().length())
                .max()
                .orElse(0);
        if (kind == Kind.APPEARED || kind == Kind.DISAPPEARED) {
            byRequirement(changes)
                    .forEach((requirement, checks) -> row(
                            widest,
                            checks.getFirst(),
                            ink.of(colour(kind), OutcomeCounts.of(checks).inWords())));
            return;
        }
        for (CheckChange change : changes) {
            CheckResult check = change.check();
            row(widest, check, ink.of(colour(kind), change.outcomes(ink.unicode() ? "→" : "->")));
            paragraph(check.title());
            if (kind == Kind.NEW_FAILURE || kind == Kind.NO_LONGER_DECIDED) {
                paragraph(check.message());
            }
        }
    }

    private void row(int widest, CheckResult check, String what) {
        String verb = check.verb().name();
        line("    " + check.requirement()
                + " ".repeat(widest - check.requirement().length() + 2)
                + ink.dim(verb + " ".repeat(Math.max(0, 10 - verb.length()))) + what);
    }

    /** A requirement may have a hundred checks, and to name each of them says nothing. */
    private static Map<String, List<CheckResult>> byRequirement(List<CheckChange> changes) {
        return changes.stream()
                .map(CheckChange::check)
                .collect(Collectors.groupingBy(CheckResult::requirement, LinkedHashMap::new, Collectors.toList()));
    }

    private void declarations(List<KnownFailures.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        line("");
        line("  " + ink.of(Outcome.FAIL, "Known failures that are over"));
        entries.forEach(e -> paragraph(e.sentence()));
    }

    private void verdict(RunComparison comparison) {
        boolean worse = comparison.isWorse();
        Outcome sign = worse ? Outcome.FAIL : Outcome.PASS;
        String word = " " + ink.sign(sign) + " " + (worse ? "WORSE" : "NOT WORSE") + "  ";
        line("");
        line(ink.rule(terminal.width()));
        String before = ink.of(sign, word);
        for (String text : LineWrap.lines(counts(comparison), terminal.width() - word.length())) {
            line(before + ink.bold(text));
            before = " ".repeat(word.length());
        }
    }

    private static String counts(RunComparison comparison) {
        String changes = Arrays.stream(Kind.values())
                .filter(kind -> !comparison.of(kind).isEmpty())
                .map(kind -> counted(kind, comparison.of(kind).size()))
                .collect(Collectors.joining(", "));
        int over = comparison.declarations().size();
        return (changes.isEmpty() ? "" : changes + ", ")
                + (over == 0 ? "" : over + " known failure" + (over == 1 ? " is over, " : "s are over, "))
                + comparison.same() + " the same.";
    }

    private static String counted(Kind kind, int number) {
        return number + " " + kind.words() + (kind == Kind.NEW_FAILURE && number > 1 ? "s" : "");
    }

    private static Outcome colour(Kind kind) {
        return switch (kind) {
            case NEW_FAILURE -> Outcome.FAIL;
            case NO_LONGER_DECIDED -> Outcome.INCONCLUSIVE;
            case FIXED -> Outcome.PASS;
            case CHANGED -> Outcome.WARN;
            case APPEARED, DISAPPEARED -> Outcome.OBSERVED;
        };
    }

    private void paragraph(String text) {
        LineWrap.lines(text, terminal.width() - 6).forEach(l -> line("      " + l));
    }

    private void line(String text) {
        terminal.out().print(text + "\n");
    }
}
