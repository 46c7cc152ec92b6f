package org.cgmkit.outcomes.matrix;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.engine.defect.EngineDefect;
import org.cgmkit.engine.simulator.EngineBehaviour;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** The page of sound engines and of defects. */
final class EngineMatrixPage {
    private EngineMatrixPage() {}

    static String of(Map<EngineDefect, RunReport> defective) {
        StringBuilder page = new StringBuilder("""
                # Defects of outcome engines

                Every check is proved: each of the defects below was given to the simulated engine, the whole suite ran against \
                it, and exactly the requirement named here was found to be broken. No sound behaviour is found guilty, whether \
                it declares its policy or not. Made by the build from those runs, not by hand.

                """);
        page.append("## ").append(EngineBehaviour.all().size()).append(" sound behaviours\n\n");
        page.append("| behaviour | what it does | policy, where it is not as usual |\n| --- | --- | --- |\n");
        for (EngineBehaviour each : EngineBehaviour.all()) {
            page.append("| `%s` | %s | %s |%n".formatted(each.id(), each.description(), policy(each)));
        }
        page.append("\n## ").append(defective.size()).append(" defects\n\n");
        page.append("| defect | what the engine does | requirement | found as |\n| --- | --- | --- | --- |\n");
        defective.forEach((defect, report) -> page.append("| `%s` | %s | %s | %s |%n"
                .formatted(defect.id(), defect.description(), defect.requirement(), found(defect, report))));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static String policy(EngineBehaviour behaviour) {
        StringBuilder policy = new StringBuilder();
        behaviour
                .policy()
                .declaration()
                .forEach((key, value) -> policy.append(policy.isEmpty() ? "" : ", ")
                        .append('`')
                        .append(key)
                        .append(": ")
                        .append(value)
                        .append('`'));
        return policy.toString();
    }

    private static String found(EngineDefect defect, RunReport report) {
        Set<String> outcomes = new TreeSet<>();
        for (CheckResult row : report.checks()) {
            boolean red = row.outcome() == Outcome.FAIL || row.outcome() == Outcome.WARN;
            if (red && row.requirement().equals(defect.requirement())) {
                outcomes.add(row.outcome().name());
            }
        }
        return String.join(", ", outcomes);
    }
}
