package org.cgmkit.reports.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.html.HtmlWriter;

/** All requirements by topic, each a line that opens: its statement, its checks, and the exchanges of each as links. */
final class RequirementTable {
    private final PageParts parts;
    private final HtmlWriter html;
    private final List<RequirementResult> results;

    RequirementTable(PageParts parts, List<RequirementResult> results) {
        this.parts = parts;
        this.html = parts.html();
        this.results = results;
    }

    void write() {
        html.raw("<section id=\"all\">\n<h2>All requirements <span class=\"count\">" + results.size()
                + "</span></h2>\n");
        Map<String, List<RequirementResult>> byTopic = results.stream()
                .collect(Collectors.groupingBy(
                        result -> parts.explanations().topic(result.requirement()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        byTopic.forEach((topic, rows) -> {
            html.raw("<h3 class=\"topic\">").add(topic).raw("</h3>\n");
            rows.forEach(this::row);
        });
        html.raw("</section>\n");
    }

    private void row(RequirementResult result) {
        html.raw("<details class=\"row\" data-outcome=\"" + result.outcome() + "\"");
        boolean article = parts.hasArticle(result);
        if (!article) {
            html.raw(" id=\"").add(result.requirement()).raw("\"");
        }
        html.raw("><summary><span class=\"badge " + result.outcome() + "\">" + OutcomeWords.of(result.outcome())
                + "</span> <code>");
        html.add(result.requirement()).raw("</code> <span class=\"verb\">" + result.verb() + "</span>");
        int checks = result.checks().size();
        html.raw(checks == 1 ? "" : " <span class=\"small\">" + checks + " checks</span>")
                .raw("</summary>\n");
        parts.explanations()
                .find(result.requirement())
                .ifPresent(e -> html.raw("<p>")
                        .raw(parts.words(e.statement()))
                        .raw(" <a href=\"")
                        .add(e.link())
                        .raw("\" rel=\"noreferrer\">")
                        .add(e.section())
                        .raw("</a></p>\n"));
        html.raw("<ul class=\"probes\">\n");
        result.checks()
                .forEach(check -> check(check, !article || !check.outcome().isFinding()));
        html.raw("</ul></details>\n");
    }

    private void check(CheckResult check, boolean saying) {
        html.raw("<li><b class=\"" + check.outcome() + "\">" + OutcomeWords.of(check.outcome()) + "</b> ")
                .add(check.title());
        if (saying && !check.message().isBlank()) {
            html.raw("<br><span class=\"small\">").add(check.message()).raw("</span>");
        }
        if (!check.evidence().isEmpty()) {
            html.raw("<br><span class=\"small\">");
            int number = 0;
            for (Evidence exchange : check.evidence()) {
                html.raw(number++ == 0 ? "Exchanges: " : " ").raw("<a href=\"");
                html.raw(parts.address(exchange)).raw("\" title=\"").add(shortened(exchange.summary()));
                html.raw("\">" + number + "</a>");
            }
            html.raw("</span>");
        }
        html.raw("</li>\n");
    }

    private static String shortened(String summary) {
        return summary.length() <= 120 ? summary : summary.substring(0, 119) + "…";
    }
}
