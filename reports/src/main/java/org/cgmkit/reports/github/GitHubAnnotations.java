package org.cgmkit.reports.github;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;

/**
 * A run as workflow commands of GitHub Actions ({@code ::error title=…::…}), which its runner turns into annotations when
 * they are printed. The verdict comes first and the worst findings next, because a step shows only the first ten of a
 * level.
 */
public final class GitHubAnnotations {
    /** A level of annotations, the worst first. */
    private enum Level {
        ERROR,
        WARNING,
        NOTICE
    }

    private record Annotation(Level level, String title, String message) {
        String command() {
            return "::" + level.name().toLowerCase(Locale.ROOT) + " title=" + property(title) + "::" + data(message)
                    + "\n";
        }
    }

    private final RunReport report;
    private final Explanations explanations;

    private GitHubAnnotations(RunReport report, Explanations explanations) {
        this.report = report;
        this.explanations = explanations;
    }

    /** The commands, each on a line. */
    public static String asText(RunReport report, Explanations explanations) {
        return new GitHubAnnotations(report, explanations)
                .annotations()
                .map(Annotation::command)
                .reduce("", String::concat);
    }

    private Stream<Annotation> annotations() {
        Annotation verdict = new Annotation(
                report.gate() == Gate.PASS ? Level.NOTICE : Level.ERROR,
                "cgmkit: " + report.suite() + " suite, " + report.gate(),
                GateVerdict.of(report) + "\n" + GateVerdict.counts(report) + ". Target " + report.target());
        Stream<Annotation> over = report.knownFailures().broken().stream()
                .map(e -> new Annotation(Level.ERROR, title("KNOWN", e.failure().requirement()), e.sentence()));
        Stream<Annotation> findings =
                RequirementResult.of(report.checks()).stream().flatMap(result -> finding(result).stream());
        return Stream.concat(
                Stream.of(verdict), Stream.concat(over, findings).sorted(Comparator.comparing(Annotation::level)));
    }

    /** One for a requirement, however many of its checks found something: a step shows only ten. */
    private Optional<Annotation> finding(RequirementResult result) {
        if (!result.outcome().isFinding()) {
            return Optional.empty();
        }
        List<CheckResult> decisive = result.decisive();
        CheckResult check = decisive.getFirst();
        Optional<KnownFailures.Entry> excuse = report.knownFailures().excuse(check);
        List<String> lines = new ArrayList<>();
        excuse.ifPresent(e -> lines.add(e.sentence()));
        lines.add(check.title() + (check.message().isBlank() ? "" : ": " + check.message()));
        if (check.expected() != null) {
            lines.add("Expected: " + check.expected());
        }
        if (check.actual() != null) {
            lines.add("Actual: " + check.actual());
        }
        if (decisive.size() > 1) {
            lines.add("And " + (decisive.size() - 1) + (decisive.size() == 2 ? " check" : " checks")
                    + " more of this requirement.");
        }
        explanations.find(check.requirement()).ifPresent(e -> {
            lines.add("Fix: " + e.fix());
            lines.add(e.link());
        });
        check.evidence().stream().map(Evidence::file).forEach(f -> lines.add("Evidence: " + f));
        return Optional.of(new Annotation(
                level(check, excuse.isPresent()),
                title(check.outcome().name(), check.requirement()),
                String.join("\n", lines)));
    }

    private Level level(CheckResult check, boolean excused) {
        if (excused) {
            return Level.NOTICE;
        }
        if (report.failOn().fails(check) || report.failOn().leavesOpen(check)) {
            return Level.ERROR;
        }
        return check.outcome() == Outcome.WARN || check.outcome() == Outcome.FAIL ? Level.WARNING : Level.NOTICE;
    }

    private static String title(String word, String requirement) {
        return word + " " + requirement;
    }

    /** What a target answered must not begin a command of its own. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
