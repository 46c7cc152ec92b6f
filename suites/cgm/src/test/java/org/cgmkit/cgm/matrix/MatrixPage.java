package org.cgmkit.cgm.matrix;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;

/** The matrix as a page of the documentation: what was found in each defect and in each sound behaviour. */
final class MatrixPage {
    private static final String HEAD = """
        # Defects and behaviours

        Every check is proved: each of the defects below was given to the EHR simulator, the whole receiver suite ran \
        against it, and exactly the requirement named here was found to be broken. Defects that overlook one constraint or \
        fail on one kind of input show in a row of their own each, so up to twenty-four of them went into one run; with \
        them up to six of those that leave every other row as it was, each of another topic (of authorization: of another \
        requirement); every other one went alone. The sound behaviours are what the guide leaves open; none of them fails, \
        and each is warned of exactly the requirements named here, which it declares not to meet. Made by the build from \
        those runs (`MatrixTest`), not by hand; \
        `cgmkit simulate ehr --defect ID` starts a receiver with a defect.

        """;

    private MatrixPage() {}

    /** The page; its rows stand in the order of behaviours and defects, in whatever order their runs ended. */
    static String of(
            Map<Behaviour, RunReport> sound, Map<SandboxGuard, RunReport> guarded, Map<Defect, RunReport> defective) {
        List<String> order = Stream.concat(
                        Behaviour.all().stream().map(Behaviour::name),
                        Defect.all().stream().map(Defect::id))
                .toList();
        String behaviours = sound.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        run -> order.indexOf(run.getKey().name())))
                .map(run -> ReportRows.markdown(
                        "`" + run.getKey().name() + "`",
                        run.getKey().description(),
                        String.join(", ", ReportRows.requirements(run.getValue(), Outcome.WARN)),
                        String.join(", ", ReportRows.requirements(run.getValue(), Outcome.FAIL))))
                .collect(Collectors.joining());
        String behind = guarded.entrySet().stream()
                .map(run -> ReportRows.markdown(
                        run.getKey().title(),
                        run.getKey().description(),
                        String.join(", ", ReportRows.requirements(run.getValue(), Outcome.WARN)),
                        String.join(", ", ReportRows.requirements(run.getValue(), Outcome.FAIL))))
                .collect(Collectors.joining());
        String defects = defective.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        run -> order.indexOf(run.getKey().id())))
                .map(run -> ReportRows.markdown(
                        "`" + run.getKey().id() + "`",
                        run.getKey().description(),
                        run.getKey().requirement(),
                        ReportRows.foundAs(run.getKey().requirement(), run.getValue())))
                .collect(Collectors.joining());
        return HEAD
                + "## " + (sound.size() + guarded.size()) + " sound behaviours\n\n"
                + ReportRows.markdown("behaviour", "what it does", "warned of", "failed")
                + ReportRows.markdown("---", "---", "---", "---")
                + behaviours + behind
                + "\n## " + defective.size() + " defects\n\n"
                + ReportRows.markdown("defect", "what the receiver does", "requirement", "found as")
                + ReportRows.markdown("---", "---", "---", "---") + defects;
    }
}
