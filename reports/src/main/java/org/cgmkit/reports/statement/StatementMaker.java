package org.cgmkit.reports.statement;

import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.RequirementTable;
import org.cgmkit.guide.Specification;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Gate;
import org.cgmkit.reports.GateVerdict;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.json.ResultsReader;
import org.cgmkit.reports.json.UnreadableResultsException;
import org.cgmkit.reports.statement.Statement.Declared;
import org.cgmkit.reports.statement.Statement.FileDigest;
import org.cgmkit.reports.statement.Statement.Guide;
import org.cgmkit.reports.statement.Statement.Known;
import org.cgmkit.reports.statement.Statement.Row;

/** Makes the parts of a statement of runs. Gates are derived from the outcomes, never copied from a results file. */
final class StatementMaker {
    private StatementMaker() {}

    /** What is stated of the specification that a run was held against. */
    static Guide guide(Specification specification, Catalogues catalogues) throws UnreadableResultsException {
        Catalogue catalogue = catalogue(specification, catalogues);
        Specification known = catalogue.specification();
        return new Guide(
                known.version(),
                known.title(),
                known.canonical(),
                known.release(),
                Sha256Digest.of(RequirementTable.of(catalogue).json()));
    }

    private static Catalogue catalogue(Specification specification, Catalogues catalogues)
            throws UnreadableResultsException {
        return catalogues
                .find(specification)
                .orElseThrow(() -> new UnreadableResultsException("The results are about '"
                        + specification.id() + "' in the version '" + specification.version()
                        + "', which this cgmkit does not know. State them with the one that made them."));
    }

    static Gate together(List<Gate> gates) {
        if (gates.contains(Gate.FAIL)) {
            return Gate.FAIL;
        }
        return gates.isEmpty() || gates.contains(Gate.INCOMPLETE) ? Gate.INCOMPLETE : Gate.PASS;
    }

    static Statement.Run run(RunFiles files, Catalogues catalogues) throws UnreadableResultsException, IOException {
        RunReport report = ResultsReader.read(files.results());
        List<FileDigest> evidence = files.evidence();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            counts.put(outcome.name(), report.counts().of(outcome));
        }
        return new Statement.Run(
                report.suite(),
                report.target(),
                report.specification().version(),
                report.kit(),
                report.started().toString(),
                report.duration().toMillis(),
                report.finished(),
                report.failOn().id(),
                report.gate().id(),
                GateVerdict.of(report),
                counts,
                declared(report, Outcome.ATTESTED),
                declared(report, Outcome.NOT_APPLICABLE),
                report.knownFailures().entries().stream()
                        .map(StatementMaker::known)
                        .toList(),
                leftOut(report, catalogues),
                files.resultsDigest(),
                report.checks().stream().map(StatementMaker::row).toList(),
                evidence);
    }

    /** The evidence that outcomes refer to and that is not there. */
    static List<String> missing(Statement.Run run) {
        Set<String> there = new HashSet<>();
        run.evidence().forEach(e -> there.add(e.file()));
        return run.outcomes().stream()
                .flatMap(row -> row.evidence().stream())
                .distinct()
                .filter(file -> !there.contains(file))
                .toList();
    }

    private static List<Declared> declared(RunReport report, Outcome outcome) {
        return report.checks().stream()
                .filter(c -> c.outcome() == outcome)
                .map(c -> new Declared(c.requirement(), c.title(), c.message()))
                .toList();
    }

    private static Known known(KnownFailures.Entry entry) {
        return new Known(
                entry.failure().requirement(),
                entry.failure().reason(),
                entry.failure().owner(),
                entry.failure().expires().toString(),
                entry.state().name().toLowerCase(Locale.ROOT));
    }

    private static List<String> leftOut(RunReport report, Catalogues catalogues) throws UnreadableResultsException {
        Set<String> said = new HashSet<>();
        report.checks().forEach(c -> said.add(c.requirement()));
        Catalogue catalogue = catalogue(report.specification(), catalogues);
        return catalogue.findRole(report.suite()).stream()
                .flatMap(role -> catalogue.requirementsOf(role).stream())
                .map(Requirement::id)
                .filter(id -> !said.contains(id))
                .toList();
    }

    private static Row row(CheckResult check) {
        return new Row(
                check.requirement(),
                check.verb(),
                check.binding(),
                check.title(),
                check.outcome(),
                check.message(),
                check.expected(),
                check.actual(),
                check.evidence().stream().map(Evidence::file).toList());
    }
}
