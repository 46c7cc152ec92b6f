package org.cgmkit.reports.page;

import java.util.List;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.html.HtmlWriter;

/** The search field and a button for each outcome; of use with the page's script only, which shows them. */
final class FilterBar {
    private final HtmlWriter html;
    private final List<RequirementResult> results;

    FilterBar(HtmlWriter html, List<RequirementResult> results) {
        this.html = html;
        this.results = results;
    }

    void write() {
        html.raw("<nav aria-label=\"Filter\" hidden>\n<input type=\"search\" id=\"search\" "
                + "placeholder=\"Search requirements\" aria-label=\"Search requirements\">\n");
        for (Outcome outcome : Outcome.values()) {
            long count = results.stream()
                    .filter(result -> result.outcome() == outcome)
                    .count();
            if (count > 0) {
                html.raw("<button type=\"button\" aria-pressed=\"true\" data-outcome=\"" + outcome
                        + "\"><span class=\"dot " + outcome + "\"></span>" + OutcomeWords.small(outcome) + " <b>"
                        + count + "</b></button>\n");
            }
        }
        html.raw("<span id=\"shown\" role=\"status\"></span>\n</nav>\n");
    }
}
