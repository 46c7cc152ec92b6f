package org.cgmkit.guide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.cgmkit.guide.cgm.GuideVersion;
import org.junit.jupiter.api.Test;

class RequirementTableTest {
    private static final Requirement TRICKY = new Requirement(
            "receiver.response.entry-outcome",
            Verb.BASE,
            true,
            new Role("receiver", "Data receiver", Role.Participant.SERVER),
            "Say \"why\", please",
            "https://example.org/a",
            "One, \"two\"\nand system|value.",
            Verification.AUTOMATED,
            "Looks.",
            "Tell.",
            null,
            null,
            ClauseWording.MUST,
            null,
            List.of(new Clause("B", "https://example.org/b"), new Clause("C", "https://example.org/c")));

    private final Catalogue catalogue = GuideVersion.STU1.catalogue();

    @Test
    void jsonHoldsEveryRequirementUnderTheGuidesVersion() throws IOException {
        JsonNode root =
                new ObjectMapper().readTree(RequirementTable.of(catalogue).json());

        assertThat("guide", root.path("guide").asText(), is("stu1"));
        assertThat(
                "ids",
                root.path("requirements").findValuesAsText("id"),
                is(catalogue.requirements().stream().map(Requirement::id).toList()));
    }

    @Test
    void jsonTellsAllOfARequirementAndLeavesOutWhatItLacks() throws IOException {
        JsonNode only = new ObjectMapper()
                .readTree(RequirementTable.of(GuideVersion.STU1.catalogue(), List.of(TRICKY))
                        .json())
                .at("/requirements/0");

        assertThat(only, is(new ObjectMapper().readTree("""
                {"id": "receiver.response.entry-outcome", "role": "receiver", "topic": "response", "verb": "BASE",
                 "binding": true, "wording": "MUST", "verification": "automated",
                 "statement": "One, \\"two\\"\\nand system|value.", "how": "Looks.", "fix": "Tell.",
                 "section": "Say \\"why\\", please", "link": "https://example.org/a",
                 "also": [{"section": "B", "link": "https://example.org/b"},
                          {"section": "C", "link": "https://example.org/c"}],
                 "traps": ["atomic-transaction"], "checks": [], "defects": []}
                """)));
    }

    @Test
    void csvHasAHeaderAndReadsBackAsItWasWritten() throws IOException {
        String csv = RequirementTable.of(GuideVersion.STU1.catalogue(), List.of(TRICKY))
                .csv();

        assertThat(
                "header",
                csv,
                startsWith("id,role,topic,verb,binding,wording,condition,verification,statement,how,fix,note,"
                        + "unchecked,section,link,also,traps,checks,defects\n"));
        List<Map<String, String>> rows = read(csv);
        assertThat("rows", rows.size(), is(1));
        assertThat(rows.get(0), hasEntry("statement", "One, \"two\"\nand system|value."));
        assertThat(rows.get(0), hasEntry("section", "Say \"why\", please"));
        assertThat(rows.get(0), hasEntry("also", "https://example.org/b https://example.org/c"));
        assertThat(rows.get(0), hasEntry("condition", ""));
        assertThat(rows.get(0), hasEntry("binding", "true"));
    }

    @Test
    void csvHoldsEveryRequirement() throws IOException {
        assertThat(
                "ids",
                read(RequirementTable.of(catalogue).csv()).stream()
                        .map(row -> row.get("id"))
                        .toList(),
                is(catalogue.requirements().stream().map(Requirement::id).toList()));
    }

    @Test
    void thePageHoldsEveryRequirementOnALineOfItsOwn() {
        List<String> lines = RequirementPage.of(catalogue).lines().toList();

        assertThat(
                "lines that start with an id",
                lines.stream()
                        .filter(l -> l.startsWith("| `"))
                        .map(l -> l.split("`")[1])
                        .toList(),
                is(catalogue.requirements().stream().map(Requirement::id).toList()));
    }

    @Test
    void aPipeInACellDoesNotEndIt() {
        String line = RequirementPage.of(catalogue)
                .lines()
                .filter(l -> l.startsWith("| 3 |"))
                .findFirst()
                .orElseThrow();

        assertThat(line, containsString("`identifier=system\\|value`"));
        assertThat("cells", List.of(line.split("(?<!\\\\)\\|")).size(), is(5));
    }

    @Test
    void aConditionAndAWordingStandWithTheVerb() {
        List<String> verbs = RequirementPage.of(catalogue)
                .lines()
                .filter(l -> l.startsWith("| `receiver.conditional-create.matched`")
                        || l.startsWith("| `receiver.validation.malformed`"))
                .map(l -> l.split(" \\| ")[1])
                .toList();

        assertThat(verbs, contains("SHALL, if conditional create is supported", "BASE (SHOULD)"));
    }

    private static List<Map<String, String>> read(String csv) throws IOException {
        return new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .<Map<String, String>>readValues(csv)
                .readAll();
    }
}
