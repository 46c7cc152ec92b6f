package org.cgmkit.validation.submission;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A leaf is left out of a shape only where nobody could have anything to say about it. */
class LeafRuleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    TIME       | 2026-03-01T10:00:00Z      | true
                    TIME       | 2024-02-29T23:59:59.123+13:45 | true
                    TIME       | 2026-02-29T10:00:00Z      | false
                    TIME       | 2026-03-01T24:00:00Z      | false
                    TIME       | 2026-03-01T10:00:00       | false
                    TIME       | 2026-03-01T10:00:00+14:00 | false
                    TIME       | 2026-03-01T10:00:00.Z     | false
                    TIME       | 2026-03-01                | false
                    TIME       | 1815-03-01T10:00:00Z      | false
                    DECIMAL    | 0                         | true
                    DECIMAL    | 123.45                    | true
                    DECIMAL    | 012                       | false
                    DECIMAL    | -1                        | false
                    DECIMAL    | 1e2                       | false
                    DECIMAL    | 1.                        | false
                    DECIMAL    | 1234567                   | false
                    DECIMAL    | 1.1234567                 | false
                    IDENTIFIER | run-1.reading:2026/a      | true
                    IDENTIFIER | a b                       | false
                    IDENTIFIER | <a>                       | false
                    IDENTIFIER | é                         | false
                    QUERY      | identifier=https://x.org/ns%7C1&a=b | true
                    QUERY      | 'identifier=a b'          | false
                    ID         | a-1.B                     | true
                    ID         | a_1                       | false
                    ID         | ''                        | false
                    UUID       | urn:uuid:7c3b1d52-90a4-4e6f-8d2b-000000000001 | true
                    UUID       | urn:uuid:7C3B1D52-90a4-4e6f-8d2b-000000000001 | false
                    UUID       | urn:uuid:7c3b1d5290a4-4e6f-8d2b-0000000000011 | false
                    UUID       | urn:oid:1.2.3             | false
                    """, quoteCharacter = '\'')
    void keepsToItsRule(LeafRule rule, String value, boolean leftOut) {
        char[] text = ("[" + value + "]").toCharArray();

        assertThat(rule.accepts(text, 1, value.length()), is(leftOut));
    }
}
