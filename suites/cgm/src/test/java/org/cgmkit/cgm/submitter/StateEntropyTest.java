package org.cgmkit.cgm.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateEntropyTest {

    @ParameterizedTest
    @CsvSource({
        "7d9f1c1e-5b0a-4c57-9d0e-2f6b8a1c3e4d, 122, true",
        "7D9F1C1E5B0A4C579D0E2F6B8A1C3E4D, 128, true",
        "aZ3-kQ9_xW7bT1vR5mN0p, 126, true",
        "aZ3kQ9xW7bT1vR5m, 96, false",
        "0123456789abcdefghijk, 108, false",
        "0123456789abcdef0123456789abcd, 120, false",
        "184467440737095516151844674407370955161, 129, true",
        "1844674407370955161518446744073709551, 122, true",
        "184467440737095516151844, 79, false"
    })
    void goesByLengthAndKindOfCharacters(String state, int bits, boolean enough) {
        StateEntropy entropy = StateEntropy.of(state);

        assertThat(entropy.bits(), is(bits));
        assertThat(entropy.isEnough(), is(enough));
    }

    @ParameterizedTest
    @CsvSource({
        "x, '1 character of its kind has at most 5 bits of entropy, and SMART asks for 122'",
        "aZ3kQ9xW7bT1vR5m, '16 characters of their kind have at most 96 bits of entropy, and SMART asks for 122'"
    })
    void saysLengthBitsAndWhatIsAskedFor(String state, String words) {
        assertThat(StateEntropy.of(state).toString(), is(words));
    }
}
