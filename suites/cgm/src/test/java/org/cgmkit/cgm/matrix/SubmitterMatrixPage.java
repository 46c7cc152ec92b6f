package org.cgmkit.cgm.matrix;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.defect.Defect;

/** The matrix of apps as a page of the documentation: its rows, each by what it tells of. */
final class SubmitterMatrixPage {
    private static final String HEAD = """
        # Practices and defects of apps

        Every check of a submitter is proved: each of the defects below was given to the simulated app, the whole submitter \
        suite ran against it, and exactly the requirement named here was found to be broken. The practices are what the guide \
        leaves open; none of them fails, and each is warned of exactly the requirements named here, which it declares not to \
        meet. Made by the build from those runs (`SubmitterMatrixTest` with `-Dcgmkit.matrix=.*`), not by hand; each build \
        looks at one defect of each requirement again. `cgmkit simulate submitter --defect ID` starts an app with a defect.

        """;

    private SubmitterMatrixPage() {}

    /** The whole page. */
    static String of(Map<AppSetting, RunReport> sound, Map<Defect, RunReport> defective) {
        return HEAD
                + "## " + sound.size() + " sound apps\n\n"
                + ReportRows.markdown("app", "warned of", "failed") + ReportRows.markdown("---", "---", "---")
                + String.join("", practices(sound).values())
                + "\n## " + defective.size() + " defects\n\n"
                + ReportRows.markdown("defect", "what the app does", "requirement", "found as")
                + ReportRows.markdown("---", "---", "---", "---")
                + String.join("", defects(defective).values());
    }

    /** The rows of sound apps, by their names. */
    static Map<String, String> practices(Map<AppSetting, RunReport> sound) {
        Map<String, String> rows = new LinkedHashMap<>();
        sound.forEach((setting, report) -> rows.put(
                setting.name(),
                ReportRows.markdown(
                        "`" + setting.name() + "`",
                        String.join(", ", ReportRows.requirements(report, Outcome.WARN)),
                        String.join(", ", ReportRows.requirements(report, Outcome.FAIL)))));
        return rows;
    }

    /** The rows of defects, by their ids, in the order of the defects. */
    static Map<String, String> defects(Map<Defect, RunReport> defective) {
        Map<String, String> rows = new LinkedHashMap<>();
        // By id, as no two defects are equal that were made at different times.
        Map<String, RunReport> reports = new HashMap<>();
        defective.forEach((defect, report) -> reports.put(defect.id(), report));
        for (Defect defect : Defect.all()) {
            RunReport report = reports.get(defect.id());
            if (report != null) {
                rows.put(
                        defect.id(),
                        ReportRows.markdown(
                                "`" + defect.id() + "`",
                                defect.description(),
                                defect.requirement(),
                                ReportRows.foundAs(defect.requirement(), report)));
            }
        }
        return rows;
    }
}
