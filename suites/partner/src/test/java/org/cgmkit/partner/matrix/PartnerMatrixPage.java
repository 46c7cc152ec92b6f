package org.cgmkit.partner.matrix;

import static org.cgmkit.kit.proof.ReportRows.foundAs;
import static org.cgmkit.kit.proof.ReportRows.markdown;

import java.util.Map;
import org.cgmkit.cloud.defect.PartnerDefect;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.reports.RunReport;

/** The page of sound behaviours and of defects. */
final class PartnerMatrixPage {
    private PartnerMatrixPage() {}

    static String of(Map<PartnerDefect, RunReport> defective) {
        StringBuilder page = new StringBuilder("""
                # Defects of partner sources

                Every check is proved: each of the defects below was given to the simulated cloud, the whole suite ran against it, and \
                exactly the requirement named here was found to be broken. No sound behaviour is found guilty. Made by the build from \
                those runs, not by hand.

                """);
        page.append("## ").append(PartnerBehaviour.all().size()).append(" sound behaviours\n\n");
        page.append("| behaviour | what it does |\n| --- | --- |\n");
        PartnerBehaviour.all().forEach(each -> page.append(markdown("`" + each.id() + "`", each.description())));
        page.append("\n## ").append(defective.size()).append(" defects\n\n");
        page.append("| defect | what the cloud does | requirement | found as |\n| --- | --- | --- | --- |\n");
        defective.forEach((defect, report) -> page.append(markdown(
                "`" + defect.id() + "`",
                defect.description(),
                defect.requirement(),
                foundAs(defect.requirement(), report))));
        return page.toString();
    }
}
