package org.cgmkit.submitter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.setup.RetryPace;

/** A process of its own that runs the app once, to be killed. */
final class RunningApp {
    private RunningApp() {}

    /** The base URL, the patient's id, the app's folder, and what time it is for the app. */
    public static void main(String[] arguments) {
        AppOptions options =
                options(URI.create(arguments[0]), arguments[1], Path.of(arguments[2]), Instant.parse(arguments[3]));
        try (CgmApp app = CgmApp.start(options, sentence -> System.out.println(sentence))) {
            app.sync();
        }
    }

    /** Small Bundles, so that there is much to be interrupted. */
    static AppOptions options(URI base, String patient, Path folder, Instant now) {
        return AppOptions.of(base, new PatientSource.Given(patient))
                .keepingIn(folder)
                .with(Practice.named("small-bundles"))
                .with(Clock.fixed(now, ZoneOffset.UTC))
                .with(RetryPace.STANDARD.waiting(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }
}
