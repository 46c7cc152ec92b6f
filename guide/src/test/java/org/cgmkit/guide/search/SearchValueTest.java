package org.cgmkit.guide.search;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.cgmkit.guide.search.SearchValue.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchValueTest {

    @Test
    void partsAlternativesAtCommasThatAreNotEscaped() {
        assertThat(SearchValue.alternatives("a,b\\,c,d\\\\,e"), contains("a", "b\\,c", "d\\\\", "e"));
    }

    @Test
    void partsSystemAndCodeAtTheFirstBarThatIsNotEscaped() {
        assertThat(SearchValue.token("urn:x|1"), is(new Token("urn:x", "1")));
        assertThat(SearchValue.token("a\\|b|c\\|d"), is(new Token("a|b", "c|d")));
        assertThat(SearchValue.token("a|b|c"), is(new Token("a", "b|c")));
        assertThat(SearchValue.token("|1"), is(new Token("", "1")));
        assertThat(SearchValue.token("urn:x|"), is(new Token("urn:x", null)));
        assertThat(SearchValue.token("a\\|b"), is(new Token(null, "a|b")));
    }

    @Test
    void keepsABackslashThatEscapesNothing() {
        assertThat(SearchValue.text("a\\b\\$\\\\\\"), is("a\\b$\\\\"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a,b", "a|b", "a$b", "a\\b", "\\", "\\,|$", "a\\,b", "2026-05-01T10:00:00+02:00", "100 %&#"})
    void readsWhatItWrote(String text) {
        String value = QueryString.encoded(SearchValue.escaped("urn:x") + "|" + SearchValue.escaped(text));

        assertThat(
                QueryString.parameters("identifier=" + value),
                contains(Map.entry("identifier", "urn:x|" + SearchValue.escaped(text))));
        assertThat(SearchValue.alternatives(SearchValue.escaped(text)), contains(SearchValue.escaped(text)));
        assertThat(SearchValue.token("urn:x|" + SearchValue.escaped(text)), is(new Token("urn:x", text)));
    }

    @Test
    void keepsAPlusSignUnlessToldToReadABlank() {
        String query = "date=2026-05-01T10:00:00+02:00&identifier=a%2Bb";

        assertThat(
                QueryString.parameters(query),
                contains(Map.entry("date", "2026-05-01T10:00:00+02:00"), Map.entry("identifier", "a+b")));
        assertThat(
                QueryString.parameters(QueryString.withBlanksForPlusSigns(query)),
                contains(Map.entry("date", "2026-05-01T10:00:00 02:00"), Map.entry("identifier", "a+b")));
    }

    @Test
    void refusesAPercentSignThatEncodesNothing() {
        var thrown = assertThrows(IllegalArgumentException.class, () -> QueryString.parameters("identifier=100%"));

        assertThat(thrown.getMessage(), is("100%"));
    }
}
