package org.cgmkit.ehr.submission;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgmkit.validation.submission.SubmittedText;
import org.junit.jupiter.api.Test;

class SubmittedBundleTest {
    private static final String SHORT =
            "{\"resourceType\": \"Bundle\", \"entry\": [{\"fullUrl\": \"ü\"}, {\"a\": 1.10}]}";

    @Test
    void keepsWhatStandsAroundTheEntriesAndReadsThemAgain() throws IOException {
        try (SubmittedText body = SubmittedText.written(out -> out.write(SHORT.getBytes(StandardCharsets.UTF_8)))) {
            SubmittedBundle bundle = SubmittedBundle.of("application/fhir+json", body);

            assertThat(bundle.resourceType(), is("Bundle"));
            assertThat(bundle.hasEntries(), is(true));
            assertThat(
                    bundle.entries(),
                    is(SubmittedBundle.of("", SubmittedText.of(SHORT)).entries()));
            assertThat(bundle.entries().get(1).node().toString(), is("{\"a\":1.10}"));
            try (SubmittedText more = bundle.followedBy(List.of(Json.object().put("b", 2)))) {
                assertThat(more.text(), is(SHORT.replace("]}", ",{\"b\":2}]}")));
            }
        }
    }

    @Test
    void isUnderstoodWhateverItIs() throws IOException {
        for (String odd :
                List.of("[]", "{\"entry\": {}}", "{\"entry\": [null, {}, null]}", "{\"entry\": null}", "7", "{}")) {
            SubmittedBundle asShort = SubmittedBundle.of("", SubmittedText.of(odd));
            try (SubmittedText body = SubmittedText.written(out -> out.write(odd.getBytes(StandardCharsets.UTF_8)))) {
                SubmittedBundle bundle = SubmittedBundle.of("", body);
                assertThat(odd, bundle.root(), is(asShort.root()));
                assertThat(odd, bundle.entries(), is(asShort.entries()));
                assertThat(odd, bundle.hasEntries(), is(asShort.hasEntries()));
            }
        }
    }

    @Test
    void isNoJsonWhereSomethingIsSaidTwiceOrFollows() throws IOException {
        for (String broken : List.of(
                "{\"entry\": [{\"a\": 1, \"a\": 2}]}",
                "{\"entry\": []} x",
                "{\"entry\": [{\"a\": 1e9999999999}]}",
                "{\"a\": {\"b\": 1e9999999999}}",
                "{\"entry\": [",
                "{\"a\": 1, \"a\": 2}")) {
            SubmittedBundle asShort = SubmittedBundle.of("", SubmittedText.of(broken));
            try (SubmittedText body =
                    SubmittedText.written(out -> out.write(broken.getBytes(StandardCharsets.UTF_8)))) {
                SubmittedBundle bundle = SubmittedBundle.of("", body);
                assertThat(
                        String.valueOf(bundle.mistake()), anyOf(containsString("line 1"), containsString("exponent")));
                assertThat(bundle.mistake(), is(asShort.mistake()));
                assertThat(bundle.isEmpty(), is(false));
            }
        }
    }
}
