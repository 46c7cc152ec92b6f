package org.cgmkit.reports.allure;

import java.util.List;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;

/** What stands in the description of a check, as HTML: what is required, how to mend it, where the evidence is. */
final class CheckPage {
    private final StringBuilder html = new StringBuilder();

    private CheckPage() {}

    static String of(CheckResult check, Explanations explanations) {
        CheckPage page = new CheckPage();
        explanations.find(check.requirement()).ifPresent(e -> page.requirement(check, e));
        page.evidence(check.evidence());
        return page.html.toString();
    }

    private void requirement(CheckResult check, Explanation explanation) {
        html.append("<p><b>")
                .append(escaped(check.requirement()))
                .append("</b> (")
                .append(check.verb())
                .append(") ")
                .append(escaped(explanation.statement()))
                .append("</p>");
        if (explanation.note() != null) {
            html.append("<p><b>Note</b> ").append(escaped(explanation.note())).append("</p>");
        }
        if (check.outcome().isFinding()) {
            html.append("<p><b>Fix</b> ").append(escaped(explanation.fix())).append("</p>");
        }
    }

    private void evidence(List<Evidence> evidence) {
        if (evidence.isEmpty()) {
            return;
        }
        html.append("<p><b>Evidence</b>");
        for (Evidence exchange : evidence) {
            html.append("<br><code>").append(escaped(exchange.file())).append("</code>");
        }
        html.append("</p>");
    }

    /** Backquotes stand around code in the catalogue's texts. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("`([^`]*)`", "<code>$1</code>");
    }
}
