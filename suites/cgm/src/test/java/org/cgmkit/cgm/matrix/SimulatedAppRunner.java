package org.cgmkit.cgm.matrix;

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
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.CachingValidator;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.submitter.AppOptions;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Credentials;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.RetryPace;
import org.cgmkit.validation.GuideValidator;
import org.cgmkit.validation.ProfileValidator;

/** Lets simulated apps be judged by the submitter suite, each before a receiver of its own. */
public final class SimulatedAppRunner {
    private static final String CLIENT = "matrix";
    private static final URI REDIRECT = URI.create("http://127.0.0.1/callback");
    /** Long enough to be kept to by an app that shares two processors with the matrix of receivers. */
    private static final Duration PERIOD = Duration.ofSeconds(3);

    private final ProfileValidator validator = CachingValidator.ofData(GuideValidator.builtIn(GuideVersion.STU1));
    private final ECKey key = key();
    private final Path folder;

    public SimulatedAppRunner(Path folder) {
        this.folder = folder;
    }

    /**
     * A run of an app that is not judged yet.
     *
     * @param target the app as it is declared
     * @param run what was seen of it
     * @param evidence where that is kept
     */
    public record Played(SubmitterTarget target, PlayedRun run, EvidenceFolder evidence) {}

    /** What the whole suite says of an app. */
    RunReport examine(AppSetting setting, List<Defect> defects) throws InterruptedException {
        Path own = own();
        return suite().run(
                        target(setting, defects, own),
                        own.resolve("results"),
                        ScenarioListener.nobody(),
                        new SilentListener());
    }

    /** Plays all steps with a sound app of that name. */
    public Played play(String name) throws IOException, InterruptedException {
        AppSetting setting = AppSetting.all().stream()
                .filter(s -> s.name().equals(name))
                .findFirst()
                .orElseThrow();
        Path own = own();
        SubmitterTarget target = target(setting, List.of(), own);
        EvidenceFolder evidence = new EvidenceFolder(own.resolve("results"), new Redaction());
        return new Played(
                target, suite().play(target, evidence, own.resolve("results"), ScenarioListener.nobody()), evidence);
    }

    /** What the whole suite says of a run that is like that one but for what was seen. */
    public RunReport judge(Played played, PlayedRun seen) {
        return suite().judge(played.target(), seen, played.evidence(), new SilentListener(), new Redaction());
    }

    private SubmitterSuite suite() {
        return new SubmitterSuite(GuideVersion.STU1, "test").judgingBy(validator);
    }

    private SubmitterTarget target(AppSetting setting, List<Defect> defects, Path own) {
        return setting.declared(SubmitterTarget.of("a simulated app", SandboxOptions.PATIENT))
                .access(access(setting.access()))
                .trigger(new Trigger.ByCode(call -> new RunningApp(options(setting, defects, call, own), call)))
                .patience(Duration.ofMinutes(10))
                .period(PERIOD)
                .zone(ZoneOffset.UTC)
                .build();
    }

    private SubmitterAccess access(AppSetting.Access access) {
        return switch (access) {
            case OPEN -> new SubmitterAccess.Open();
            case SERVICES ->
                new SubmitterAccess.BackendServices(CLIENT, new JWKSet(key.toPublicJWK()).toString(), null);
            case LAUNCH -> new SubmitterAccess.StandaloneLaunch(CLIENT, List.of(REDIRECT.toString()));
        };
    }

    private AppOptions options(AppSetting setting, List<Defect> defects, Trigger.Call call, Path own) {
        Credentials credentials = switch (setting.access()) {
            case OPEN -> new Credentials.None();
            case SERVICES -> Credentials.BackendServices.of(CLIENT, key);
            case LAUNCH -> Credentials.Standalone.of(CLIENT, REDIRECT);
        };
        PatientSource patient = setting.access() == AppSetting.Access.LAUNCH
                ? new PatientSource.FromLaunch()
                : new PatientSource.Given(call.patientId());
        return AppOptions.of(URI.create(call.baseUrl()), new PatientSource.Given(call.patientId()))
                .as(credentials, patient)
                .with(setting.practice())
                .with(RetryPace.STANDARD
                        .looking(Duration.ofMillis(500))
                        .waiting(Duration.ofSeconds(1), Duration.ofSeconds(2)))
                .with(Clock.system(ZoneOffset.UTC))
                .keepingIn(own.resolve("state"))
                .with(defects);
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
