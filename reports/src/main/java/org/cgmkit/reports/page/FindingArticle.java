package org.cgmkit.reports.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.Explanation;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.KnownFailures;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RequirementResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFile;
import org.cgmkit.reports.html.HtmlWriter;
import org.jspecify.annotations.Nullable;

/**
 * A requirement with a finding: what is required, what came, how to fix it, and the exchange that shows it. A failure is open; its
 * further checks, and all of a warning but its sentence, are folded.
 */
final class FindingArticle {
    private static final int ROOM_OF_THE_FIRST = 6_000;
    private static final int ROOM_OF_OTHERS = 1_500;

    private final PageParts parts;
    private final RunReport report;
    private final Explanations explanations;
    private final HtmlWriter html;

    FindingArticle(PageParts parts) {
        this.parts = parts;
        this.report = parts.report();
        this.explanations = parts.explanations();
        this.html = parts.html();
    }

    void write(RequirementResult result) {
        Outcome outcome = result.outcome();
        Optional<Explanation> explanation = explanations.find(result.requirement());
        html.raw("<article class=\"finding row\" data-outcome=\"" + outcome + "\" id=\"")
                .add(result.requirement())
                .raw("\">\n<h3><span class=\"badge " + outcome + "\">" + OutcomeWords.of(outcome) + "</span> <code>")
                .add(result.requirement())
                .raw("</code> <span class=\"verb\">" + result.verb() + "</span>")
                .raw(" <a class=\"anchor\" aria-label=\"Link to this requirement\" href=\"#")
                .add(result.requirement())
                .raw("\">#</a></h3>\n");
        explanation.ifPresent(e -> html.raw("<p class=\"statement\">")
                .raw(parts.words(e.statement()))
                .raw("</p>\n"));
        List<CheckResult> decisive = result.decisive();
        known(decisive.getFirst());
        check(decisive.getFirst());
        explanation.ifPresent(e -> fix(outcome, e));
        exchanges(decisive.getFirst(), outcome == Outcome.FAIL);
        others(result);
        html.raw("</article>\n");
    }

    private void known(CheckResult check) {
        report.knownFailures()
                .excuse(check)
                .map(KnownFailures.Entry::sentence)
                .ifPresent(sentence -> html.element("p", sentence));
    }

    private void check(CheckResult check) {
        html.raw("<h4>").add(check.title()).raw("</h4>\n");
        if (!check.message().isBlank()) {
            html.raw("<p class=\"message\">").add(check.message()).raw("</p>\n");
        }
        if ((check.expected() != null || check.actual() != null) && !isSaid(check)) {
            html.raw("<dl>");
            item("Expected", check.expected());
            item("Actual", check.actual());
            html.raw("</dl>\n");
        }
    }

    /** Whether the sentence has it all already, and at length. */
    private static boolean isSaid(CheckResult check) {
        String actual = check.actual();
        return actual != null && actual.length() > 80 && check.message().contains(actual);
    }

    private void item(String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            html.raw("<dt>" + name + "</dt><dd>").add(text).raw("</dd>");
        }
    }

    private void fix(Outcome outcome, Explanation explanation) {
        html.raw("<dl>");
        if (outcome == Outcome.FAIL || outcome == Outcome.WARN) {
            html.raw("<dt>Fix</dt><dd>").raw(parts.words(explanation.fix())).raw("</dd>");
        }
        if (explanation.note() != null) {
            html.raw("<dt>Note</dt><dd>").raw(parts.words(explanation.note())).raw("</dd>");
        }
        html.raw("<dt>Source</dt><dd><a href=\"").add(explanation.link()).raw("\" rel=\"noreferrer\">");
        html.add(explanation.section()).raw("</a></dd></dl>\n");
    }

    /** The exchange that shows it, opened where that is wanted, and the others of the check folded. */
    private void exchanges(CheckResult check, boolean opened) {
        if (check.evidence().isEmpty()) {
            return;
        }
        Evidence shown = telling(check);
        if (parts.hasRoom()) {
            html.raw("<details" + (opened ? " open" : "") + "><summary>")
                    .add(shown.summary())
                    .raw("</summary>\n");
            view(check, shown, ROOM_OF_THE_FIRST).writeTo(html);
            html.raw("</details>\n");
        } else {
            link(shown);
        }
        List<Evidence> rest = check.evidence().stream()
                .filter(e -> !e.file().equals(shown.file()))
                .toList();
        if (!rest.isEmpty()) {
            html.raw("<details><summary>")
                    .add((rest.size() == 1 ? "The other exchange" : "The other " + rest.size() + " exchanges")
                            + " of this check")
                    .raw("</summary>\n<ol>");
            for (Evidence exchange : rest) {
                html.raw("<li>");
                if (opened && parts.hasRoom()) {
                    html.raw("<details><summary>").add(exchange.summary()).raw("</summary>\n");
                    view(check, exchange, ROOM_OF_OTHERS).writeTo(html);
                    html.raw("</details>");
                } else {
                    link(exchange);
                }
                html.raw("</li>\n");
            }
            html.raw("</ol></details>\n");
        }
    }

    private void link(Evidence exchange) {
        html.raw("<a href=\"")
                .raw(parts.address(exchange))
                .raw("\">")
                .add(exchange.summary())
                .raw("</a>\n");
    }

    /** The last exchange in which something stands that the finding names, else the one that is best repeated. */
    private Evidence telling(CheckResult check) {
        Evidence usual = check.telling();
        return check.evidence().reversed().stream()
                .filter(exchange -> view(check, exchange, 0).isNamed())
                .findFirst()
                .orElse(usual == null ? check.evidence().getLast() : usual);
    }

    private ExchangeView view(CheckResult check, Evidence exchange, int room) {
        return new ExchangeView(check, EvidenceFile.whole(parts.folder(), exchange), parts.address(exchange), room);
    }

    /** The further checks of a requirement, each as a line that opens. */
    private void others(RequirementResult result) {
        List<CheckResult> rest = new ArrayList<>(result.checks());
        rest.removeIf(check -> !check.outcome().isFinding());
        rest.remove(result.decisive().getFirst());
        if (!rest.isEmpty()) {
            boolean few = result.outcome() == Outcome.FAIL && rest.size() <= 3;
            html.raw("<details" + (few ? " open" : "") + "><summary>")
                    .add(rest.size() + (rest.size() == 1 ? " further check" : " further checks")
                            + " of this requirement, of " + result.checks().size() + " in all")
                    .raw("</summary>\n<ul class=\"probes\">\n");
            for (CheckResult check : rest) {
                html.raw("<li><b class=\"" + check.outcome() + "\">" + OutcomeWords.of(check.outcome()) + "</b> ")
                        .add(check.title())
                        .raw(check.message().isBlank() ? "" : "<br><span class=\"small\">")
                        .add(check.message())
                        .raw(check.message().isBlank() ? "" : "</span>");
                Evidence telling = check.telling();
                if (telling != null) {
                    html.raw("<br>");
                    link(telling);
                }
                html.raw("</li>\n");
            }
            html.raw("</ul></details>\n");
        } else if (result.checks().size() > 1) {
            html.raw("<p class=\"small\">")
                    .add(result.checks().size() - 1 + " further checks of this requirement found nothing.")
                    .raw("</p>\n");
        }
    }
}
