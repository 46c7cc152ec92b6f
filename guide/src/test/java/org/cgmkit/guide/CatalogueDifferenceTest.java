package org.cgmkit.guide;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CatalogueDifferenceTest {
    private static final String BASE = """
            role: tea-pot
            topics:
              - id: tea
                title: Tea
                requirements:
                  - {id: tea-pot.tea.hot, verb: SHALL, link: "https://old/hot", note: Warm is not hot.}
                  - {id: tea-pot.tea.strong, verb: SHOULD, link: "https://old/strong"}
              - id: milk
                title: Milk
                requirements:
                  - {id: tea-pot.milk.first, verb: MAY, link: "https://old/milk"}
            """;
    private static final String SOUND = """
            role: tea-pot
            texts:
              - {from: "https://old/", to: "https://new/"}
            same: [tea-pot.tea.strong]
            changed:
              - {id: tea-pot.tea.hot, verb: EXPECTED, note: null}
            dropped:
              - {because: Nobody takes milk., ids: [tea-pot.milk.first]}
            """;

    @Test
    void rowsAreKeptChangedAndDropped() {
        assertThat(
                applied(SOUND),
                is("{\"role\":\"tea-pot\",\"topics\":[{\"id\":\"tea\",\"title\":\"Tea\",\"requirements\":["
                        + "{\"id\":\"tea-pot.tea.hot\",\"verb\":\"EXPECTED\",\"link\":\"https://new/hot\"},"
                        + "{\"id\":\"tea-pot.tea.strong\",\"verb\":\"SHOULD\",\"link\":\"https://new/strong\"}]}]}"));
    }

    @Test
    void aRowMayBeRecordedOnly() {
        assertThat(
                applied(SOUND.replace(
                                "same: [tea-pot.tea.strong]",
                                "same: [tea-pot.tea.strong]\nrecorded:\n  - {because: Nobody asks., ids: [tea-pot.milk.first]}")
                        .replaceAll("(?s)dropped:.*", "")),
                is(applied(SOUND)
                        .replace(
                                "}]}]}",
                                "}]},{\"id\":\"milk\",\"title\":\"Milk\",\"requirements\":[{\"id\":\"tea-pot.milk.first\","
                                        + "\"verb\":\"MAY\",\"link\":\"https://new/milk\",\"verification\":\"OBSERVED\","
                                        + "\"note\":\"Nobody asks.\"}]}]}")));
    }

    @Test
    void aRowIsAddedToATopicOfItsOwn() {
        assertThat(
                applied(SOUND + """
                        topics:
                          - {id: cups, title: Cups, before: tea}
                        added:
                          - {id: tea-pot.cups.two, verb: SHALL}
                        """)
                        .contains("\"topics\":[{\"id\":\"cups\",\"title\":\"Cups\",\"requirements\":["
                                + "{\"id\":\"tea-pot.cups.two\",\"verb\":\"SHALL\"}]},{\"id\":\"tea\""),
                is(true));
    }

    @Test
    void aRowOfWhichNothingIsSaid() {
        assertThat(
                refusal(SOUND.replaceAll("(?s)dropped:.*", "")),
                is(
                        "tea-pot.yaml: nothing is said of tea-pot.milk.first, expected it under 'same', 'recorded', 'changed' or"
                                + " 'dropped' with the reason."));
    }

    @Test
    void aRowOfWhichTwoThingsAreSaid() {
        assertThat(
                refusal(SOUND.replace("[tea-pot.tea.strong]", "[tea-pot.tea.strong, tea-pot.tea.hot]")),
                is("tea-pot.yaml: 'tea-pot.tea.hot' is spoken of twice."));
    }

    @Test
    void aRowThatTheOtherVersionDoesNotHave() {
        assertThat(
                refusal(SOUND.replace("tea-pot.tea.strong", "tea-pot.tea.weak")),
                is("tea-pot.yaml: the other version has no requirement 'tea-pot.tea.weak'."));
    }

    @Test
    void anAdditionThatTheOtherVersionHas() {
        assertThat(
                refusal(SOUND + "added:\n  - {id: tea-pot.tea.hot}\n"),
                is("tea-pot.yaml, tea-pot.tea.hot: the other version has this requirement, too: expected it under"
                        + " 'changed'."));
    }

    @Test
    void anAdditionWithoutATopic() {
        assertThat(
                refusal(SOUND + "added:\n  - {id: tea-pot.cups.two}\n"),
                is("tea-pot.yaml, tea-pot.cups.two: there is no topic 'cups': name one that is there, or add it under"
                        + " 'topics'."));
    }

    private static String applied(String yaml) {
        return CatalogueDifference.applied("tea-pot.yaml", yaml, YamlFields.tree("tea-pot.yaml", BASE))
                .toString();
    }

    private static String refusal(String yaml) {
        return String.valueOf(assertThrows(BrokenGuideDataException.class, () -> applied(yaml))
                .getMessage());
    }
}
