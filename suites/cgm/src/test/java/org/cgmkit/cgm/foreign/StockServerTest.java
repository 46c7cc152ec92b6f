package org.cgmkit.cgm.foreign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.Set;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A FHIR server that knows nothing of the guide; the verdicts were written down before the first run. */
class StockServerTest {

    @Test
    void isToldThatItIsNoReceiverAndBlamedForNoMore(@TempDir Path results) throws Exception {
        try (StockServer server = new StockServer()) {
            SuiteVerdicts verdicts = SuiteVerdicts.on(server.baseUrl(), "p1", "p2", results);

            assertThat(
                    "failed",
                    verdicts.with(Outcome.FAIL),
                    is(Set.of("receiver.capability.instantiates", "receiver.operation.system-level")));
            assertThat(
                    "warned",
                    verdicts.with(Outcome.WARN),
                    is(Set.of(
                            "receiver.capability.observations",
                            "receiver.capability.operation",
                            "receiver.capability.orders",
                            "receiver.capability.profiles")));
            assertThat("in error", verdicts.with(Outcome.ERROR), is(empty()));
            assertThat(
                    "undecided",
                    verdicts.with(Outcome.INCONCLUSIVE),
                    hasItems(
                            "receiver.operation.raw-body",
                            "receiver.response.bundle",
                            "receiver.storage.readable",
                            "receiver.conditional-create.supported",
                            "receiver.allow-list.post-only"));
            assertThat(
                    verdicts.messages("receiver.operation.system-level"),
                    containsString("Nor is it at the places that older drafts had"));
        }
    }
}
