package org.cgmkit.reports.page;

import java.util.Arrays;
import java.util.List;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.html.HtmlWriter;

/** How many requirements ended in each way, as one bar with its legend. */
final class OutcomeBar {
    private final HtmlWriter html;
    private final List<RequirementResult> results;

    OutcomeBar(HtmlWriter html, List<RequirementResult> results) {
        this.html = html;
        this.results = results;
    }

    void write() {
        if (results.isEmpty()) {
            return;
        }
        html.raw("<div class=\"bar\" role=\"img\" aria-label=\"").add(legend()).raw("\">");
        for (Outcome outcome : Outcome.values()) {
            if (count(outcome) > 0) {
                html.raw("<span class=\"" + outcome + "\" style=\"flex-grow:" + count(outcome) + "\"></span>");
            }
        }
        html.raw("</div>\n");
    }

    private String legend() {
        return results.size() + " requirements: "
                + String.join(
                        ", ",
                        Arrays.stream(Outcome.values())
                                .filter(outcome -> count(outcome) > 0)
                                .map(outcome -> count(outcome) + " " + outcome.words())
                                .toList());
    }

    private long count(Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
