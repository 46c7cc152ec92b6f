package org.cgmkit.cli;

import java.util.List;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.Topic;
import org.cgmkit.guide.Trap;
import org.cgmkit.reports.console.LineWrap;

/** Requirements for a person. */
final class RequirementText {
    private static final String INDENT = "  ";
    private static final int LABEL = 10;

    private final CommandStreams streams;
    private final Catalogue catalogue;
    private final RequirementProofs proofs;

    RequirementText(CommandStreams streams, Catalogue catalogue, RequirementProofs proofs) {
        this.streams = streams;
        this.catalogue = catalogue;
        this.proofs = proofs;
    }

    /** One line for each, under the titles of their topics. */
    void table(List<Requirement> requirements) {
        for (Topic topic : catalogue.topics()) {
            List<Requirement> asked =
                    topic.requirements().stream().filter(requirements::contains).toList();
            if (!asked.isEmpty()) {
                streams.say("");
                streams.say(topic.role().title() + ": " + topic.title());
                asked.forEach(r -> streams.say("  %-48s %-8s %s"
                        .formatted(r.id(), r.verb(), standing(r))
                        .stripTrailing()));
            }
        }
        long checked =
                requirements.stream().filter(r -> !proofs.checksOf(r).isEmpty()).count();
        streams.say("");
        streams.say(requirements.size() + " requirements, " + checked
                + " of them checked. 'cgmkit requirements ID' tells all about one.");
    }

    /** All that there is to say about one. */
    void detail(Requirement r) {
        streams.say(r.id() + "   " + r.verb() + (r.condition() == null ? "" : ", if " + r.condition()));
        row("Says", r.statement());
        row("Where", r.section());
        row("", r.link());
        r.also().forEach(clause -> row("", clause.section() + ": " + clause.link()));
        row("Found out", r.how());
        if (r.note() != null) {
            row("Note", r.note());
        }
        row("To meet it", r.fix());
        for (Trap trap : catalogue.traps().of(r)) {
            row("Trap " + trap.number(), trap.title() + ". " + trap.seen() + " " + trap.change());
        }
        proofs.checksOf(r).forEach(check -> row("Check", check.title() + " (" + check.name() + ")"));
        if (proofs.checksOf(r).isEmpty()) {
            row("Check", r.unchecked() == null ? "not yet" : "none: " + r.unchecked());
        }
        proofs.defectsOf(r).forEach(defect -> row("Defect", defect.id() + ": " + defect.description()));
    }

    private String standing(Requirement r) {
        int checks = proofs.checksOf(r).size();
        int defects = proofs.defectsOf(r).size();
        if (checks == 0) {
            return r.unchecked() == null ? "not yet" : "not checked";
        }
        return count(checks, "check") + ", " + count(defects, "defect");
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void row(String label, String text) {
        List<String> lines = LineWrap.lines(text, streams.out().width() - INDENT.length() - LABEL - 2);
        for (int i = 0; i < lines.size(); i++) {
            streams.say(INDENT + ("%-" + (LABEL + 2) + "s").formatted(i == 0 ? label : "") + lines.get(i));
        }
    }
}
