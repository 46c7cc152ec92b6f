package org.cgmkit.guide.search;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.is;

import java.util.Map;
import org.junit.jupiter.api.Test;

class QueryStringTest {
    @Test
    void readsTheFirstValueOfEachParameterAsFormsWriteIt() {
        assertThat(
                QueryString.firstValues("recipient=My+Clinic%21&recipient=another&bare&open="),
                is(Map.of("recipient", "My Clinic!", "bare", "", "open", "")));
        assertThat(QueryString.firstValues(null), is(anEmptyMap()));
    }

    @Test
    void keepsWhatCannotBeDecoded() {
        assertThat(QueryString.firstValues("recipient=100%&n=1"), is(Map.of("recipient", "100%", "n", "1")));
    }
}
