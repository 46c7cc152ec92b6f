package org.cgmkit.suites.matrix;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.GuideVersion;
import org.cgmkit.reports.RunReport;
import org.cgmkit.submitter.AppAtWork;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.Pace;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Progress;
import org.cgmkit.suites.Silence;
import org.cgmkit.suites.SubmitterSuite;
import org.cgmkit.suites.harness.Company;
import org.cgmkit.suites.setup.SubmitterAccess;
import org.cgmkit.suites.setup.SubmitterTarget;
import org.cgmkit.suites.setup.SubmitterTrigger;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** Lets simulated apps be judged by the submitter suite, each before a receiver of its own. */
final class SubmitterLaboratory {
    private static final String CLIENT = "matrix";
    private static final URI REDIRECT = URI.create("http://127.0.0.1/callback");
    /** Long enough to be kept to by an app that shares two processors with the matrix of receivers. */
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final ProfileValidator validator = RememberingValidator.ofApps(GuideValidator.builtIn(GuideVersion.STU1));
    private final ECKey key = key();
    private final Path folder;

    SubmitterLaboratory(Path folder) {
        this.folder = folder;
    }

    /** What the whole suite says of an app. */
    RunReport examine(SubmitterSetting setting, List<Defect> defects) throws InterruptedException {
        Path own = own();
        SubmitterTarget target = setting.declared(SubmitterTarget.of("a simulated app", SandboxOptions.PATIENT))
                .with(access(setting.access()))
                .with(new SubmitterTrigger.ByCode(call -> running(options(setting, defects, call, own), call)))
                .paced(Duration.ofSeconds(20), PERIOD)
                .in(ZoneOffset.UTC);
        return new SubmitterSuite(GuideVersion.STU1, "test")
                .judgingBy(validator)
                .run(target, own.resolve("results"), Company.nobody(), new Silence());
    }

    private SubmitterAccess access(SubmitterSetting.Access access) {
        return switch (access) {
            case OPEN -> new SubmitterAccess.Open();
            case SERVICES ->
                new SubmitterAccess.BackendServices(CLIENT, new JWKSet(key.toPublicJWK()).toString(), null);
            case LAUNCH -> new SubmitterAccess.StandaloneLaunch(CLIENT, List.of(REDIRECT.toString()));
        };
    }

    private AppOptions options(SubmitterSetting setting, List<Defect> defects, SubmitterTrigger.Call call, Path own) {
        Credentials credentials = switch (setting.access()) {
            case OPEN -> new Credentials.None();
            case SERVICES -> Credentials.BackendServices.of(CLIENT, key);
            case LAUNCH -> Credentials.Standalone.of(CLIENT, REDIRECT);
        };
        PatientSource patient = setting.access() == SubmitterSetting.Access.LAUNCH
                ? new PatientSource.FromLaunch()
                : new PatientSource.Given(call.patientId());
        return AppOptions.of(URI.create(call.baseUrl()), new PatientSource.Given(call.patientId()))
                .as(credentials, patient)
                .with(setting.practice())
                .with(Pace.STANDARD
                        .looking(Duration.ofMillis(500))
                        .waiting(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .with(Clock.system(ZoneOffset.UTC))
                .keepingIn(own.resolve("state"))
                .with(defects);
    }

    /** The app as a person has it open: it does what is due and, where orders ask for it, stays and follows them. */
    private static SubmitterTrigger.Begun running(AppOptions options, SubmitterTrigger.Call call) {
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

    private Path own() {
        try {
            return Files.createTempDirectory(folder, "app");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_384).keyID("matrix-1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
