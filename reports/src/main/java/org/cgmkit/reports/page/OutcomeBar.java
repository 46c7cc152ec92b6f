package org.cgmkit.reports.page;

import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.html.HtmlWriter;

/** How many requirements ended in each way, as one bar with its legend. */
final class OutcomeBar {
    private final HtmlWriter html;
    private final OutcomeCounts counts;

    OutcomeBar(HtmlWriter html, OutcomeCounts counts) {
        this.html = html;
        this.counts = counts;
    }

    void write() {
        if (counts.total() == 0) {
            return;
        }
        html.raw("<div class=\"bar\" role=\"img\" aria-label=\"")
                .add(counts.total() + " requirements: " + counts.inWords())
                .raw("\">");
        for (Outcome outcome : Outcome.values()) {
            if (counts.of(outcome) > 0) {
                html.raw("<span class=\"" + outcome + "\" style=\"flex-grow:" + counts.of(outcome) + "\"></span>");
            }
        }
        html.raw("</div>\n");
    }
}
