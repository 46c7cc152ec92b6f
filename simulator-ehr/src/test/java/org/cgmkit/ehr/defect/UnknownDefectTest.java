package org.cgmkit.ehr.defect;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesRegex;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class UnknownDefectTest {
    @Test
    void isAnsweredByTheNearestNamesAndNotByAll() {
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> Defect.named("several-matches-pick-last"));

        String said = String.valueOf(unknown.getMessage());
        assertThat(
                said,
                matchesRegex("Expected one of the \\d+ defects, but got several-matches-pick-last\\. "
                        + "The nearest are several-matches-pick-first, .*; --list names them all\\."));
        assertThat(said.length(), is(lessThan(400)));
    }
}
