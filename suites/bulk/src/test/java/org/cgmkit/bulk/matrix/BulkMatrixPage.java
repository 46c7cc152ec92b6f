package org.cgmkit.bulk.matrix;

import static org.cgmkit.kit.proof.ReportRows.foundAs;
import static org.cgmkit.kit.proof.ReportRows.markdown;

import java.util.Map;
import org.cgmkit.ehr.bulk.defect.BulkDefect;
import org.cgmkit.ehr.bulk.workings.BulkBehaviour;
import org.cgmkit.reports.RunReport;

/** The page of sound behaviours and of defects. */
final class BulkMatrixPage {
    private BulkMatrixPage() {}

    static String of(Map<BulkDefect, RunReport> defective) {
        StringBuilder page = new StringBuilder("""
                # Defects of bulk sources

                Every check is proved: each of the defects below was given to the simulated source, the rows close to it ran, and \
                exactly the requirement named here was found to be broken. No sound behaviour is found guilty. Made by the build from \
                those runs, not by hand.

                """);
        page.append("## ").append(BulkBehaviour.all().size()).append(" sound behaviours\n\n");
        page.append("| behaviour | what it does |\n| --- | --- |\n");
        BulkBehaviour.all().forEach(each -> page.append(markdown("`" + each.id() + "`", each.description())));
        page.append("\n## ").append(defective.size()).append(" defects\n\n");
        page.append("| defect | what the source does | requirement | found as |\n| --- | --- | --- | --- |\n");
        defective.forEach((defect, report) -> page.append(markdown(
                "`" + defect.id() + "`",
                defect.description(),
                defect.requirement(),
                foundAs(defect.requirement(), report))));
        return page.toString();
    }
}
