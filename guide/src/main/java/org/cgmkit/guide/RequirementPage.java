package org.cgmkit.guide;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

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
        for (Role role : catalogue.roles()) {
            page.append("\n## ").append(role.title()).append("\n");
            catalogue.topicsOf(role).forEach(topic -> page.append(section(topic)));
        }
        List<Trap> traps = catalogue.traps().all();
        return traps.isEmpty()
                ? page.toString()
                : page.append(TRAPS).append(traps(traps)).toString();
    }

    private static String introduction(Catalogue catalogue) {
        Specification specification = catalogue.specification();
        return """
            # Requirements: %s, %s

            What the %s, version %s, asks of each role, in this kit's own words: %s requirements (%s). This page is made from
            the catalogue in `guide/`; change it there.

            `SHALL`, `SHOULD` and `MAY` are the specification's verbs. `EXPECTED` is what its computable artifacts list without
            a verb, and is graded like SHOULD. `BASE` is what the standards under it ask anyway; the word in brackets is how
            strong the cited clause is, and only SHALL and MUST make a breach a failure. `cgmkit requirements ID` tells more
            about each: how to meet it, and what the kit lets pass.
            """.formatted(
                        specification.title(),
                        specification.version().toUpperCase(Locale.ROOT),
                        specification.title(),
                        specification.release(),
                        catalogue.requirements().size(),
                        catalogue.roles().stream()
                                .map(role -> role.title().toLowerCase(Locale.ROOT) + ": "
                                        + catalogue.requirementsOf(role).size())
                                .collect(Collectors.joining(", ")));
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
