package org.cgmkit.kit.proof.mutant;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/**
 * What a suite said of a peer with some mutants in it.
 *
 * @param mutants the ids of the mutants
 * @param changed the rows that ended otherwise than with the sound peer
 */
public record MutantRun(List<String> mutants, List<ChangedRow> changed) {
    private static final Pattern TOUCHED =
            Pattern.compile("^" + MutatingProxy.TOUCHED + ": (.*)$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** The run, held against that of the sound peer. */
    public static MutantRun of(List<Mutant> mutants, RunReport report, Map<String, CheckResult> sound) {
        List<ChangedRow> changed = new ArrayList<>();
        for (CheckResult row : report.checks()) {
            CheckResult before = sound.get(ReportRows.name(row));
            if (before == null || before.outcome() != row.outcome()) {
                changed.add(new ChangedRow(
                        row.requirement(), row.outcome(), row.title() + ": " + row.message(), touched(row)));
            }
        }
        return new MutantRun(mutants.stream().map(Mutant::id).toList(), changed);
    }

    /** A run that did not begin. */
    public static MutantRun stopped(List<Mutant> mutants, Exception why) {
        return new MutantRun(
                mutants.stream().map(Mutant::id).toList(),
                List.of(new ChangedRow(ChangedRow.STOPPED, Outcome.FAIL, String.valueOf(why.getMessage()), Set.of())));
    }

    private static Set<String> touched(CheckResult row) {
        Set<String> touched = new LinkedHashSet<>();
        for (Evidence evidence : row.evidence()) {
            Matcher header = TOUCHED.matcher(Objects.requireNonNullElse(evidence.response(), ""));
            if (header.find()) {
                touched.addAll(List.of(header.group(1).strip().split(" ")));
            }
        }
        return touched;
    }
}
