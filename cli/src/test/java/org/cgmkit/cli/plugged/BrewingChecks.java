package org.cgmkit.cli.plugged;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SubjectExtension.class)
class BrewingChecks {
    @Shall("tea-pot.brewing.refuses-coffee")
    @DisplayName("Coffee is refused with 418")
    void refusesCoffee(TeaPot pot) {
        assertThat("status", pot.coffee().status(), is(418));
    }

    @Should("tea-pot.brewing.says-what-it-is")
    @DisplayName("The refusal says that this is a tea pot")
    void saysWhatItIs(TeaPot pot) {
        assertThat("text of the refusal", pot.coffee().body(), containsString("tea pot"));
    }
}
