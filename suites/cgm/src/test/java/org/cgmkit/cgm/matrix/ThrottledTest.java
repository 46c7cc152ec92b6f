package org.cgmkit.cgm.matrix;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.util.List;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.ehr.workings.Behaviour.Throttling;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that slows down is always provoked to do so, even by a run that asks it nothing else. */
class ThrottledTest {
    private static final GuideVersion GUIDE = GuideVersion.STU1;

    @Test
    void aReceiverThatSlowsDownIsJudgedAndOthersNeedNot(@TempDir Path results) {
        ReceiverSuite suite = new ReceiverSuite(GUIDE, "test")
                .only(RequirementSelection.only(
                        List.of("receiver.throttling.*"),
                        GUIDE.catalogue(),
                        GUIDE.catalogue().role("receiver")));
        try (SandboxRunner laboratory = new SandboxRunner(results)) {
            for (Behaviour behaviour : Behaviour.all()) {
                for (CheckResult row : laboratory
                        .examine(SandboxOptions.standard().with(behaviour), ReceiverAttestations.none(), suite)
                        .checks()) {
                    if (row.requirement().startsWith("receiver.throttling.")) {
                        assertThat(
                                behaviour.name() + ": " + row.message(),
                                row.outcome(),
                                is(behaviour.throttling() == Throttling.NEVER ? Outcome.NOT_APPLICABLE : Outcome.PASS));
                    }
                }
            }
        }
    }
}
