package org.cgmkit.reports.page;

import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.OutcomeCounts;
import org.cgmkit.reports.html.HtmlWriter;

/** The search field and a button for each outcome; of use with the page's script only, which shows them. */
final class FilterBar {
    private final HtmlWriter html;
    private final OutcomeCounts counts;

    FilterBar(HtmlWriter html, OutcomeCounts counts) {
        this.html = html;
        this.counts = counts;
    }

    void write() {
        html.raw("<nav aria-label=\"Filter\" hidden>\n<input type=\"search\" id=\"search\" "
                + "placeholder=\"Search requirements\" aria-label=\"Search requirements\">\n");
        for (Outcome outcome : Outcome.values()) {
            int count = counts.of(outcome);
            if (count > 0) {
                html.raw("<button type=\"button\" aria-pressed=\"true\" data-outcome=\"" + outcome
                        + "\"><span class=\"dot " + outcome + "\"></span>" + OutcomeWords.small(outcome) + " <b>"
                        + count + "</b></button>\n");
            }
        }
        html.raw("<span id=\"shown\" role=\"status\"></span>\n</nav>\n");
    }
}
