package org.cgmkit.kit.proof.mutant;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Places are named by what items say of themselves, and changed as text that stays JSON of its kind. */
class JsonPlacesTest {
    private static final String SAMPLE =
            "{\"at\":\"2024-05-01T10:00:00+02:00\",\"value\":5.10,\"share\":14.15,\"who\":{\"reference\":\"Person/1\"},"
                    + "\"items\":[{\"code\":\"a\",\"n\":1},{\"code\":\"b\",\"n\":2}]}";

    @Test
    void itemsAreNamedByWhatTheySay() {
        List<String> places = new ArrayList<>();
        JsonPlaces.visit(WireJson.of(SAMPLE), (path, node) -> places.add(path));

        assertThat(
                places,
                is(List.of(
                        "at",
                        "value",
                        "share",
                        "who",
                        "who.reference",
                        "items",
                        "items[a]",
                        "items[a].code",
                        "items[a].n",
                        "items[b]",
                        "items[b].code",
                        "items[b].n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at | offset lost | \"at\":\"2024-05-01T10:00:00\"",
                "at | another offset, the same clock | \"at\":\"2024-05-01T10:00:00+05:30\"",
                "at | a second later | \"at\":\"2024-05-01T10:00:01+02:00\"",
                "value | last zero lost | \"value\":5.1,",
                "share | last decimal lost | \"share\":14.1,",
                "value | last digit changed | \"value\":5.11,",
                "who.reference | leads to another id | \"reference\":\"Person/somebody-else\"",
                "who.reference | leads to another type | \"reference\":\"Basic/1\"",
                "items[b] | dropped | \"items\":[{\"code\":\"a\",\"n\":1}]",
                "items[b] | doubled | {\"code\":\"b\",\"n\":2},{\"code\":\"b\",\"n\":2}]",
                "items | reversed | \"items\":[{\"code\":\"b\",\"n\":2},{\"code\":\"a\",\"n\":1}]",
                "items[a].code | changed | {\"code\":\"b\",\"n\":1}",
                "items | emptied | \"items\":[]"
            })
    void aPlaceIsChanged(String path, String operator, String expected) {
        ObjectNode json = (ObjectNode) WireJson.of(SAMPLE);

        boolean changed = JsonPlaces.change(json, path, JsonChange.titled(operator));

        assertThat(changed, is(true));
        assertThat(WireJson.text(json), WireJson.text(json).contains(expected), is(true));
    }

    @Test
    void whatIsNotThereIsNotChanged() {
        ObjectNode json = (ObjectNode) WireJson.of(SAMPLE);

        assertThat(JsonPlaces.change(json, "items[c].n", JsonChange.DROPPED), is(false));
        assertThat("all decimals as they were", WireJson.text(json), is(SAMPLE));
    }
}
