package org.cgmkit.cgm.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.cgmkit.cgm.ReceiverRun;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;
import org.cgmkit.validation.ProfileValidator;

/**
 * Runs of the receiver suite against a receiver behind a front.
 *
 * @param receiver the receiver, which also adds up what is waited for
 * @param validator by which the suite judges
 * @param results where the results go
 */
record FrontedRuns(FrontedReceiver receiver, ProfileValidator validator, Path results) {
    private static final GuideVersion GUIDE = GuideVersion.STU1;

    ReceiverSuite suite(String... only) {
        ReceiverSuite suite =
                new ReceiverSuite(GUIDE, "test").judgingBy(validator).waitingBy(receiver);
        return only.length == 0
                ? suite
                : suite.only(RequirementSelection.only(
                        Arrays.asList(only),
                        GUIDE.catalogue(),
                        GUIDE.catalogue().role("receiver")));
    }

    RunReport run(ReceiverSuite suite) {
        return prepared(suite, target()).run(new SilentListener());
    }

    ReceiverRun prepared(ReceiverSuite suite, ReceiverTarget.Builder target) {
        return suite.prepare(target.build(), results);
    }

    ReceiverTarget.Builder target() {
        return ReceiverTarget.at(receiver.baseUrl(), SandboxOptions.PATIENT)
                // The first submission waits for the validator of the receiver.
                .timeouts(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    static List<CheckResult> findings(RunReport report) {
        return report.checks().stream().filter(c -> c.outcome().isFinding()).toList();
    }

    static List<String> messages(List<CheckResult> checks) {
        return checks.stream().map(CheckResult::message).toList();
    }
}
