package org.cgmkit.outcomes.lineage.matrix;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.cgmkit.engine.platform.PlatformBehaviour;
import org.cgmkit.engine.platform.defect.PlatformDefect;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** The page of sound engines and of defects. */
final class LineageMatrixPage {
    private LineageMatrixPage() {}

    static String of(Map<PlatformDefect, RunReport> defective) {
        StringBuilder page = new StringBuilder("""
                # Defects of platforms that post summaries

                Every check is proved: each of the defects below was given to the simulated platform, the whole suite ran against \
                it, and exactly the requirement named here was found to be broken. No sound behaviour is found guilty, whether \
                results are posted to the kit or kept by the platform. Made by the build from those runs, not by hand.

                """);
        page.append("## ").append(PlatformBehaviour.all().size()).append(" sound behaviours\n\n");
        page.append("| behaviour | what it does |\n| --- | --- |\n");
        for (PlatformBehaviour each : PlatformBehaviour.all()) {
            page.append("| `%s` | %s |%n".formatted(each.id(), each.description()));
        }
        page.append("\n## ").append(defective.size()).append(" defects\n\n");
        page.append("| defect | what the platform does | requirement | found as |\n| --- | --- | --- | --- |\n");
        defective.forEach((defect, report) -> page.append("| `%s` | %s | %s | %s |%n"
                .formatted(defect.id(), defect.description(), defect.requirement(), found(defect, report))));
        return page.toString().replace(System.lineSeparator(), "\n");
    }

    private static String found(PlatformDefect defect, RunReport report) {
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
