package org.cgmkit.kit.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.check.Writes;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;

/**
 * Runs the checks of one role and reports on all of the role's requirements.
 *
 * @param catalogue the requirements
 * @param role whose requirements they are
 * @param packageName where the checks are
 * @param selected which requirements, by id, are to be checked and reported
 * @param order in which order the checks run, and how many at a time
 * @param kit the kit's version
 * @param target the target's address, for the report
 */
public record SuiteExecution(
        Catalogue catalogue,
        Role role,
        String packageName,
        Predicate<String> selected,
        RunOrder order,
        String kit,
        String target) {

    /** What the checks announce to write, in all. */
    public Writes writes() {
        return new CheckLauncher(catalogue, packageName, selected, order)
                .checks().stream().map(CheckMethod::writes).reduce(Writes.none(), Writes::plus);
    }

    /** Runs them; the listener is told of each. */
    public RunReport run(SuiteRun<?> run, Redaction redaction, RunListener listener) {
        Instant started = Instant.now();
        long began = System.nanoTime();
        String suite = role.id();
        CheckLauncher launcher = new CheckLauncher(catalogue, packageName, selected, order);
        ResultCollector collector = new ResultCollector(catalogue, run, redaction, listener);
        List<CheckMethod> checks = launcher.checks();
        List<CheckResult> untested = untested(checks);
        rejectUnknown(checks);
        listener.started(suite, redaction.text(target), requirements(checks).size());
        try {
            launcher.execute(run, collector);
            collector.throwFault();
            untested.forEach(listener::finished);
        } finally {
            listener.ended();
        }
        List<CheckResult> all = new ArrayList<>(collector.results());
        all.addAll(untested);
        List<String> order =
                catalogue.requirements().stream().map(Requirement::id).toList();
        all.sort(Comparator.comparingInt(c -> order.indexOf(c.requirement())));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        RunReport report = new RunReport(
                kit,
                catalogue.specification(),
                suite,
                redaction.text(target),
                started,
                took,
                collector.complete(),
                all);
        String stopped = collector.stopped();
        return stopped == null ? report : report.stoppedBecause(stopped);
    }

    private void rejectUnknown(List<CheckMethod> checks) {
        checks.stream()
                .filter(check -> catalogue.find(check.requirement()).isEmpty())
                .findFirst()
                .ifPresent(check -> {
                    throw new IllegalStateException(
                            check.name() + " checks '" + check.requirement() + "', which the catalogue does not know.");
                });
    }

    private static Set<String> requirements(List<CheckMethod> checks) {
        return checks.stream().map(CheckMethod::requirement).collect(Collectors.toSet());
    }

    private List<CheckResult> untested(List<CheckMethod> checks) {
        Set<String> checked = requirements(checks);
        return catalogue.requirementsOf(role).stream()
                .filter(r -> selected.test(r.id()) && !checked.contains(r.id()))
                .map(r -> CheckResult.notTested(
                        r, r.unchecked() == null ? "There is no check for it yet." : r.unchecked()))
                .toList();
    }
}
