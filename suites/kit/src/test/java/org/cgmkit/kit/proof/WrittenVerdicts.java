package org.cgmkit.kit.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cgmkit.reports.RunReport;

/**
 * What whoever wrote a foreign implementation expects a suite to say of each of its flaws, written down from the
 * specification's text before the first run ({@code verdicts.json}), with what was decided afterwards where the two differed
 * ({@code decisions.yaml}: the flaw, what is right, and the sentence of the text that decides; and under {@code open} the names of
 * those that the suite is known to judge wrongly).
 *
 * @param flaws the flaws, in the order of the file
 * @param peculiarities what looks odd and breaks nothing
 */
public record WrittenVerdicts(List<Verdict> flaws, List<Verdict> peculiarities) {

    /**
     * What is expected of one flaw.
     *
     * @param name by which it is switched on
     * @param what what the implementation then does
     * @param breaks the requirements that have to be found broken
     * @param defensible those that may be, too
     * @param any whether one of those that it breaks is enough
     * @param needs what has to be given for it to show, in words; empty where nothing has
     * @param open whether the suite is known to judge it wrongly
     */
    public record Verdict(
            String name,
            String what,
            Set<String> breaks,
            Set<String> defensible,
            boolean any,
            String needs,
            boolean open) {

        /** What is wrong with what a suite says of it, a line for each; empty where it is judged rightly. */
        public List<String> objections(RunReport report) {
            Set<String> red = report.checks().stream()
                    .filter(ReportRows::isFinding)
                    .map(row -> row.requirement())
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> objections = new ArrayList<>();
            if (!any || breaks.stream().noneMatch(red::contains)) {
                breaks.stream()
                        .filter(each -> !red.contains(each))
                        .forEach(each -> objections.add("not found: " + each));
            }
            report.checks().stream()
                    .filter(ReportRows::isFinding)
                    .filter(row -> !breaks.contains(row.requirement()) && !defensible.contains(row.requirement()))
                    .forEach(row -> objections.add("blamed: " + ReportRows.name(row) + ": " + row.message()));
            return objections;
        }
    }

    /** The verdicts of the implementation in that folder. */
    public static WrittenVerdicts of(Path folder) {
        return of(folder, "");
    }

    /** The verdicts of one of several implementations in that folder, whose names are before those of its files. */
    public static WrittenVerdicts of(Path folder, String before) {
        try {
            JsonNode written = new ObjectMapper()
                    .readTree(folder.resolve(before + "verdicts.json").toFile());
            JsonNode decided = new YAMLMapper()
                    .readTree(folder.resolve(before + "decisions.yaml").toFile());
            List<Verdict> flaws = new ArrayList<>();
            flaws.add(new Verdict(
                    "",
                    "sound",
                    Set.of(),
                    texts(written.path("sound").path("disputable")),
                    false,
                    "",
                    isOpen("sound", decided)));
            written.path("flaws").forEach(each -> flaws.add(verdict(each, "flaw", decided)));
            List<Verdict> peculiarities = new ArrayList<>();
            JsonNode odd = written.has("peculiarities") ? written.path("peculiarities") : written.path("peculiar");
            odd.forEach(each -> peculiarities.add(verdict(each, "peculiar", decided)));
            return new WrittenVerdicts(List.copyOf(flaws), List.copyOf(peculiarities));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Verdict verdict(JsonNode each, String nameKey, JsonNode decided) {
        String name = each.path(nameKey).asText();
        JsonNode decision = decided.path(name);
        JsonNode breaks = decision.has("breaks") ? decision.path("breaks") : each.path("breaks");
        JsonNode also = decision.has("defensible")
                ? decision.path("defensible")
                : each.path(each.has("may-also") ? "may-also" : "disputable");
        return new Verdict(
                name,
                each.path("what").asText(),
                texts(breaks),
                texts(also),
                each.path("breaks-any").asBoolean(),
                each.path("needs").asText(""),
                isOpen(name, decided));
    }

    private static boolean isOpen(String name, JsonNode decided) {
        return texts(decided.path("open")).contains(name);
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
