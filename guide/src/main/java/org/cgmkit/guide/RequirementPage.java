package org.cgmkit.guide;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.GuideVersion;

/** A catalogue and its traps as a page of Markdown, for people to read. */
public final class RequirementPage {
    private static final String TRAPS = """

            ## Known traps

            | | Trap | How it shows | What to change |
            | --- | --- | --- | --- |
            """;

    private RequirementPage() {}

    /** The page. Lines end with a line feed. */
    public static String of(Catalogue catalogue) {
        StringBuilder page = new StringBuilder(introduction(catalogue));
        for (Actor actor : Actor.values()) {
            page.append("\n## ")
                    .append(actor == Actor.RECEIVER ? "Data receiver" : "Data submitter")
                    .append("\n");
            catalogue.topicsOf(actor).forEach(topic -> page.append(section(topic)));
        }
        return page.append(TRAPS)
                .append(traps(Traps.of(catalogue.version()).all()))
                .toString();
    }

    private static String introduction(Catalogue catalogue) {
        GuideVersion version = catalogue.version();
        return """
            # Requirements of the guide, version %s

            What the HL7 FHIR Continuous Glucose Monitoring guide, version %s, asks of data receivers and data
            submitters, in this kit's own words: %s requirements. This page is made from the catalogue in `guide/`;
            change it there.

            `SHALL`, `SHOULD` and `MAY` are the guide's verbs. `EXPECTED` is what its computable artifacts list without a
            verb, and is graded like SHOULD. `BASE` is what FHIR R4, SMART App Launch or HTTP ask anyway; the word in
            brackets is how strong the cited clause is, and only SHALL and MUST make a breach a failure.
            `cgmkit requirements ID` tells more about each: how to meet it, and what the kit lets pass.
            """.formatted(
                        version.id().toUpperCase(Locale.ROOT),
                        version.packageVersion(),
                        catalogue.requirements().size());
    }

    private static String section(Topic topic) {
        return topic.requirements().stream()
                .map(RequirementPage::row)
                .collect(Collectors.joining(
                        "",
                        "\n### " + topic.title() + "\n\n| Requirement | Verb | What is required | How it is found out |"
                                + " Source |\n| --- | --- | --- | --- | --- |\n",
                        ""));
    }

    private static String row(Requirement r) {
        String verb = r.verb() + (r.wording() == null ? "" : " (" + r.wording() + ")");
        return cells(
                "`" + r.id() + "`",
                r.condition() == null ? verb : verb + ", if " + r.condition(),
                r.statement(),
                r.unchecked() == null ? r.how() : "Not at all: " + r.unchecked(),
                "[" + r.section() + "](" + r.link() + ")");
    }

    private static String traps(List<Trap> traps) {
        return traps.stream()
                .map(t -> cells(t.number() + "", t.title() + " (`" + t.id() + "`)", t.seen(), t.change()))
                .collect(Collectors.joining());
    }

    /** One line of a table. A pipe inside a cell would end it, also inside code. */
    private static String cells(String... texts) {
        return List.of(texts).stream()
                .map(text -> text.replace("|", "\\|").replace("[x]", "\\[x\\]"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
