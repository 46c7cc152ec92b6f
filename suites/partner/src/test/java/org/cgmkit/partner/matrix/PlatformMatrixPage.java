package org.cgmkit.partner.matrix;

import static org.cgmkit.kit.proof.ReportRows.foundAs;
import static org.cgmkit.kit.proof.ReportRows.markdown;

import java.util.Map;
import org.cgmkit.cloud.platform.defect.PlatformDefect;
import org.cgmkit.cloud.platform.workings.Practice;
import org.cgmkit.reports.RunReport;

/** The page of sound practices and of defects. */
final class PlatformMatrixPage {
    private PlatformMatrixPage() {}

    static String of(Map<PlatformDefect, RunReport> defective) {
        StringBuilder page = new StringBuilder("""
                # Defects of polling platforms

                Every check is proved: each of the defects below was given to the simulated platform, the whole suite ran against it, \
                and exactly the requirement named here was found to be broken. No sound practice is found guilty. Made by the build \
                from those runs, not by hand.

                """);
        page.append("## ").append(Practice.all().size()).append(" sound practices\n\n");
        page.append("| practice | what it does |\n| --- | --- |\n");
        Practice.all().forEach(each -> page.append(markdown("`" + each.id() + "`", each.description())));
        page.append("\n## ").append(defective.size()).append(" defects\n\n");
        page.append("| defect | what the platform does | requirement | found as |\n| --- | --- | --- | --- |\n");
        defective.forEach((defect, report) -> page.append(markdown(
                "`" + defect.id() + "`",
                defect.description(),
                defect.requirement(),
                foundAs(defect.requirement(), report))));
        return page.toString();
    }
}
