package org.cgmkit.cgm.foreign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Set;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that shares no code with the kit is judged by its four flaws, written down before the first run. */
class PlainReceiverTest {

    @Test
    void isConvictedOfItsFlawsAndOfNothingElse(@TempDir Path results) throws Exception {
        try (PlainReceiver receiver = new PlainReceiver()) {
            SuiteVerdicts verdicts = SuiteVerdicts.on(receiver.baseUrl(), receiver.patient(), "p2", results);

            // It refuses the patient's own entry, a must-support slice of the submission, which came to be asked for
            // later.
            assertThat(
                    "failed",
                    verdicts.with(Outcome.FAIL),
                    is(Set.of("receiver.conditional-create.ambiguous", "receiver.must-support.accepted")));
            assertThat(
                    "warned",
                    verdicts.with(Outcome.WARN),
                    is(Set.of(
                            "receiver.allow-list.resource-types",
                            "receiver.capability.profiles",
                            "receiver.validation.profile")));
            assertThat("in error", verdicts.with(Outcome.ERROR), is(empty()));
            assertThat(
                    verdicts.messages("receiver.conditional-create.ambiguous"),
                    containsString("expected 412, but was 200"));
        }
    }
}
