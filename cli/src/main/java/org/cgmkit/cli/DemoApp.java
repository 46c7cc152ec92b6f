package org.cgmkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.reports.Gate;
import org.cgmkit.submitter.AppAtWork;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Progress;
import org.cgmkit.suites.Selection;
import org.cgmkit.suites.setup.SubmitterTarget;
import org.cgmkit.suites.setup.SubmitterTrigger;

/** Lets the simulated app be judged within this process. */
final class DemoApp {
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final SubmitterTest test;

    DemoApp(SubmitterTest test) {
        this.test = test;
    }

    /** Whether an app with these defects would get through. */
    Gate judge(List<Defect> defects, Selection selection, Path out) throws InterruptedException {
        Path state = state();
        SubmitterTarget target = SubmitterTarget.of("the simulated app", SandboxOptions.PATIENT)
                .with(new SubmitterTrigger.ByCode(call -> begin(call, defects, state)))
                .paced(LONGEST, PERIOD);
        return test.run(new SubmitterTest.Plan(
                        target, List.of(), selection, out, ReportingOptions.Reporting.STANDARD, Surroundings.empty()))
                .gate();
    }

    private static SubmitterTrigger.Begun begin(SubmitterTrigger.Call call, List<Defect> defects, Path state) {
        AppOptions options = AppOptions.of(URI.create(call.baseUrl()), new PatientSource.Given(call.patientId()))
                .with(defects)
                .keepingIn(state);
        AppAtWork app = AppAtWork.start(
                options, Progress.quiet(), call.stays() ? Duration.ofSeconds(call.seconds()) : Duration.ZERO);
        return new SubmitterTrigger.Begun() {
            @Override
            public boolean isOver() {
                return app.isOver();
            }

            @Override
            public void close() {
                app.close();
            }
        };
    }

    /** A folder of its own, because an app remembers what it has done. */
    private static Path state() {
        try {
            return Files.createTempDirectory("cgmkit-app-");
        } catch (IOException e) {
            throw new UncheckedIOException("There is no room for the state of the simulated app.", e);
        }
    }
}
