package org.cgmkit.validation;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of broken JSON says nothing of the library that reads it. */
class JsonMistakeTest {
    private final GuideValidator validator = GuideValidator.builtIn(GuideVersion.STU1);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    +120                | a number begins with +, which JSON does not allow.
                    012                 | a number begins with a zero that has other digits after it.
                    NaN                 | NaN is no number in JSON.
                    -Infinity           | -Infinity is no number in JSON.
                    .5                  |
                    120.                |
                    1 // one            | there is a comment, which JSON does not have.
                    /* one */ 1         | there is a comment, which JSON does not have.
                    `"a\tb"`            | the control character 9 stands in a text as it is
                    'one'               |
                    {one: 1}            |
                    [1, 2               |
                    [1, 2]]             |
                    "\\x"               |
                    undefined           | Unrecognized token 'undefined'
                    [1 , \u0001 2]        | there is the control character 1 between its parts.
                    """)
    void isToldInPlainWords(String value, String sentence) {
        String message = said("{\"resourceType\": \"Basic\", \"value\": " + value + "}");

        assertThat(message, containsString("The input is not JSON: "));
        assertPlain(message);
        if (sentence != null) {
            assertThat(message, containsString(sentence));
        }
    }

    @Test
    void severalResourcesAreNdjsonWithTheWayOn() {
        String message = said("{\"resourceType\": \"Basic\"}\n{\"resourceType\": \"Basic\"}\n");

        assertThat(
                message,
                is("The input is not JSON: it goes on after its first value. Several resources one after the other are"
                        + " NDJSON: put each into a file of its own (split -l 1 FILE), or all of them into the entries of one"
                        + " Bundle."));
    }

    @Test
    void nestingWithoutAnEndIsToldInPlainWords() {
        String message = said("{\"resourceType\": \"Basic\", \"value\": " + "[".repeat(5000));

        assertPlain(message);
        assertThat(message, containsString("it is nested too deeply"));
    }

    @Test
    void compressedBytesAreNamed() {
        String message = said(new String(new byte[] {0x1f, 0x2b, 8, 0, 0}, StandardCharsets.ISO_8859_1));

        assertThat(message, is("The input is not JSON: it is compressed (gzip), not text."));
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(
                validator.validate("\uFEFF{\"resourceType\": \"Basic\", \"code\": {\"text\": \"one\"}}").stream()
                        .noneMatch(Finding::invalidates),
                is(true));
    }

    private String said(String input) {
        return validator.validate(input).getFirst().message();
    }

    private static void assertPlain(String message) {
        for (String name : new String[] {"com.fasterxml", "Feature", "CTRL-CHAR", "Source:", "`", "Stream"}) {
            assertThat(message, not(containsString(name)));
        }
    }
}
