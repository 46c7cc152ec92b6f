package org.cgmkit.reports.page;

import java.nio.file.Path;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.html.HtmlWriter;

/**
 * What all parts of the page write from and to.
 *
 * @param report the run
 * @param explanations what is said of its requirements
 * @param folder the folder of the results, with the evidence
 * @param prefix what stands before the names of evidence files in links
 * @param html the page as far as it is written
 */
record PageParts(RunReport report, Explanations explanations, Path folder, String prefix, HtmlWriter html) {
    /** From here on exchanges are links to their files: a page stays small enough to be sent by mail and opened on a phone. */
    private static final int ENOUGH = 700_000;

    boolean hasRoom() {
        return html.length() < ENOUGH;
    }

    /** Whether a requirement has an article of its own, which its permalink leads to. */
    boolean hasArticle(RequirementResult result) {
        return result.outcome().isFinding() && !result.checks().stream().allMatch(report::isLeftOut);
    }

    /** Where a link to that evidence leads. */
    String address(Evidence evidence) {
        return address(evidence.file());
    }

    /** Where a link to a file leads that is named relative to the folder of the results. */
    String address(String file) {
        return HtmlWriter.escaped(prefix + file);
    }

    /** A text of the catalogue, in which backquotes stand around code. */
    String words(String text) {
        return HtmlWriter.escaped(text).replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
