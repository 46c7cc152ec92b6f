package org.cgmkit.reports.statement;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.cgmkit.reports.Explanations;
import org.cgmkit.reports.html.HtmlWriter;
import org.cgmkit.reports.html.PackedText;
import org.cgmkit.reports.statement.Statement.Declared;
import org.cgmkit.reports.statement.Statement.FileDigest;
import org.cgmkit.reports.statement.Statement.Row;
import org.cgmkit.reports.statement.Statement.Run;

/** A statement as an HTML page that a person reads, prints and signs. It loads nothing, and names the file it shows. */
public final class StatementPage {
    private final HtmlWriter html = new HtmlWriter();
    private final Statement statement;
    private final Explanations explanations;

    private StatementPage(Statement statement, Explanations explanations) {
        this.statement = statement;
        this.explanations = explanations;
    }

    /**
     * The page as text.
     *
     * @param sha256 the digest of the statement's file, which a signature on paper refers to
     */
    public static String asText(Statement statement, Explanations explanations, String sha256) {
        return new StatementPage(statement, explanations).page(sha256);
    }

    private String page(String sha256) {
        html.begin("Conformance statement", PackedText.beside(StatementPage.class, "page.css"));
        html.element("h1", "Conformance statement");
        html.element(
                "p",
                statement.guide().title() + ", " + statement.guide().id() + " ("
                        + statement.guide().packageVersion() + ")");
        boolean partial =
                statement.runs().stream().anyMatch(run -> !run.leftOut().isEmpty());
        verdict(
                statement.gate(),
                "All runs together",
                outcomeInWords(statement.gate())
                        + (partial ? " Parts of the guide were left out; each run below says which." : ""));
        facts(sha256);
        statement.runs().forEach(this::run);
        signOff(sha256);
        return html.end();
    }

    private void facts(String sha256) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Issued", statement.issued());
        facts.put("Made with", statement.kit().name() + " " + statement.kit().version());
        if (statement.kit().sha256() != null) {
            facts.put("SHA-256 of the kit", statement.kit().sha256());
        }
        facts.put("SHA-256 of the catalogue", statement.guide().sha256());
        facts.put("SHA-256 of this statement", sha256);
        html.facts(facts);
    }

    private void run(Run run) {
        html.element(
                "h2",
                run.suite().substring(0, 1).toUpperCase(Locale.ROOT)
                        + run.suite().substring(1) + ": " + run.target());
        verdict(run.gate(), "This run", run.verdict());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Begun", run.started() + (run.finished() ? "" : " (did not finish)"));
        facts.put("Run with", "cgmkit " + run.kit());
        facts.put("Fails on", run.failOn().toUpperCase(Locale.ROOT));
        facts.put(
                "Outcomes",
                run.counts().entrySet().stream()
                        .filter(e -> e.getValue() > 0)
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        facts.put("SHA-256 of the results", run.results().sha256());
        html.facts(facts);
        leftOut(run);
        known(run);
        declared("Attested by the owner of the target", run.attested());
        declared("Not applicable, by what the target declares or shows", run.notApplicable());
        outcomes(run);
        evidence(run);
    }

    private void leftOut(Run run) {
        if (!run.leftOut().isEmpty()) {
            html.element("h3", "Left out of this run");
            html.element(
                    "p",
                    "Only a part of the suite was run. Nothing is stated about "
                            + run.leftOut().size()
                            + (run.leftOut().size() == 1 ? " requirement: " : " requirements: ")
                            + String.join(", ", run.leftOut()) + ".");
        }
    }

    private void known(Run run) {
        if (!run.knownFailures().isEmpty()) {
            html.element("h3", "Known failures");
            html.table(
                    List.of("Requirement", "State", "Until", "Owner", "Reason"),
                    run.knownFailures().stream()
                            .map(k -> List.of(k.requirement(), k.state(), k.expires(), k.owner(), k.reason()))
                            .toList());
        }
    }

    private void declared(String title, List<Declared> declared) {
        if (!declared.isEmpty()) {
            html.element("h3", title);
            html.table(
                    List.of("Requirement", "What"),
                    declared.stream()
                            .map(d -> List.of(
                                    d.requirement(), d.title() + (d.message().isEmpty() ? "" : ": " + d.message())))
                            .toList());
        }
    }

    private void outcomes(Run run) {
        html.element("h3", "Requirements and outcomes");
        Map<String, List<Row>> byTopic = run.outcomes().stream()
                .collect(Collectors.groupingBy(
                        row -> explanations.topic(row.requirement()), LinkedHashMap::new, Collectors.toList()));
        html.raw("<table>\n<tr><th>Outcome</th><th>Requirement</th><th>What was checked</th></tr>\n");
        byTopic.forEach((topic, rows) -> {
            html.raw("<tr><th colspan=\"3\">").add(topic).raw("</th></tr>\n");
            rows.forEach(this::outcome);
        });
        html.raw("</table>\n");
    }

    private void outcome(Row row) {
        String name = row.outcome().name();
        html.raw("<tr><td class=\"outcome " + name + "\">" + name.replace('_', ' ') + "</td><td><code>")
                .add(row.requirement())
                .raw("</code><br><span class=\"small\">")
                .add(row.verb().name())
                .raw("</span></td><td>")
                .add(row.title());
        if (row.outcome().isFinding()) {
            html.raw("<br><span class=\"small\">").add(row.message()).raw("</span>");
        }
        html.raw("</td></tr>\n");
    }

    private void evidence(Run run) {
        html.raw("<details><summary>")
                .add("SHA-256 of each of " + run.evidence().size() + " files of evidence")
                .raw("</summary>\n<table>\n");
        for (FileDigest file : run.evidence()) {
            html.raw("<tr><td><code>").add(file.file()).raw("</code></td><td class=\"digest\">");
            html.add(file.sha256()).raw("</td></tr>\n");
        }
        html.raw("</table>\n</details>\n");
    }

    private void signOff(String sha256) {
        html.raw("<section class=\"sign\">\n");
        html.element("h2", "Sign-off");
        html.element("p", "I have read this statement, and it describes the system that I am responsible for.");
        html.raw("<p class=\"small\">")
                .add("It refers to the statement with SHA-256 ")
                .raw("<code>")
                .add(sha256);
        html.raw("</code>, which <code>cgmkit verify</code> checks against the results and their evidence.</p>\n"
                + "<div class=\"signature\"><div>Name</div><div>Role, organisation</div>"
                + "<div>Signature</div><div>Place, date</div></div>\n</section>\n");
    }

    private void verdict(String gate, String what, String words) {
        html.raw("<div class=\"verdict " + (gate.matches("[a-z]+") ? gate : "") + "\"><b>")
                .add(what + ": " + gate.toUpperCase(Locale.ROOT))
                .raw("</b><p>")
                .add(words)
                .raw("</p></div>\n");
    }

    private static String outcomeInWords(String gate) {
        return switch (gate) {
            case "pass" -> "No requirement that counts failed in what was tested, and none stayed open.";
            case "fail" -> "At least one requirement that counts is not met.";
            default -> "At least one requirement that counts could not be decided, or a run did not finish.";
        };
    }
}
