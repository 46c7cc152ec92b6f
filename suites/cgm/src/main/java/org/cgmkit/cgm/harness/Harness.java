package org.cgmkit.cgm.harness;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.authorization.Consent;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.Capture;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.kit.tap.FaultQueue;
import org.cgmkit.kit.tap.Recorder;
import org.cgmkit.kit.tap.Tap;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.kit.trigger.Trigger.Call;
import org.cgmkit.kit.trigger.TriggerStarter;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.validation.ProfileValidator;
import org.cgmkit.validation.finding.Finding;
import org.jspecify.annotations.Nullable;

/** The receiver's place, taken by the EHR simulator behind the tap, for one run against one submitter. */
public final class Harness implements AutoCloseable {
    /** Why a step is left out of a run of selected requirements. */
    public static final String NOT_SELECTED = "No selected requirement looks at it.";

    /** An app that stays is told to stay so many periods, and so many seconds, in a step. */
    private static final int PERIODS = 14;

    private static final int SECONDS = 20;

    private final EhrSimulator simulator;
    private final Tap tap;
    private final Recorder recorder;
    private final ScenarioContext.Set set;

    private Harness(EhrSimulator simulator, Tap tap, Recorder recorder, ScenarioContext.Set set) {
        this.simulator = simulator;
        this.tap = tap;
        this.recorder = recorder;
        this.set = set;
    }

    /**
     * Takes the receiver's place.
     *
     * @param guide the version of the guide by which the receiver works
     * @param evidence where exchanges are kept
     * @param results the folder of the results
     * @param company who follows the run
     * @throws ConfigurationException where the port cannot be had, or patient or client cannot be right
     */
    public static Harness start(
            GuideVersion guide,
            SubmitterTarget target,
            EvidenceFolder evidence,
            Path results,
            ScenarioListener company) {
        EhrSimulator simulator = start(guide, target);
        try {
            FaultQueue faults = new FaultQueue();
            Capture<SubmissionAttempt> capture = new Capture<>(SubmissionAttempt::of);
            Recorder recorder = new Recorder(evidence, capture, company::saw, UnaryOperator.identity());
            Tap tap = Tap.start(
                    target.listening().address(), target.listening().port(), simulator.address(), faults, recorder);
            String baseUrl = tap.address(target.listening().host()) + "/fhir";
            ScenarioContext.Set set = new ScenarioContext.Set(
                    guide,
                    target,
                    simulator.sandbox(),
                    faults,
                    capture,
                    company,
                    recorder::delays,
                    step -> TriggerStarter.begin(target.trigger(), call(step, target, baseUrl), results));
            company.ready(baseUrl, launch(target, baseUrl));
            return new Harness(simulator, tap, recorder, set);
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    /** The FHIR base that the app is to be told. */
    public String baseUrl() {
        return tap.address(set.target().listening().host()) + "/fhir";
    }

    /** What came so far. */
    public Capture<SubmissionAttempt> capture() {
        return set.capture();
    }

    /**
     * Plays the steps that the target does not declare to do without.
     *
     * @param wanted which requirements, by id, are to be judged; what none of them looks at is left out
     */
    public List<PlayedStep> play(Predicate<String> wanted) throws InterruptedException {
        List<PlayedStep> seen = new ArrayList<>();
        for (StepName step : StepName.values()) {
            Optional<String> why = step.requirements().isEmpty()
                            || step.requirements().stream().anyMatch(wanted)
                    ? leftOut(step)
                    : Optional.of(NOT_SELECTED);
            if (why.isPresent()) {
                set.company().skips(step, why.get());
                seen.add(PlayedStep.skipped(step, why.get()));
                continue;
            }
            Played played = play(step);
            seen.add(played.step());
            if (played.last()) {
                return seen;
            }
        }
        return seen;
    }

    /** A step that is over, and whether the run is. */
    private record Played(PlayedStep step, boolean last) {}

    /** Plays a step, and again as often as the person who has the app in hand asks for that. */
    private Played play(StepName step) throws InterruptedException {
        while (true) {
            set.company().begins(step, step.number(), StepName.values().length);
            recorder.begin(step.id());
            try (ScenarioContext stage = new ScenarioContext(step, set)) {
                Scenarios.of(step).play(stage);
                if (!isUnconnected()) {
                    return new Played(stage.seen(), false);
                }
                // Who connects meanwhile need not submit again: what came is kept.
                StepRequest request = set.company().askUnconnected(() -> !isUnconnected());
                if (request != StepRequest.REPEAT) {
                    return new Played(stage.seen(), request == StepRequest.END);
                }
            } catch (StepLeftException e) {
                if (e.request() != StepRequest.REPEAT) {
                    boolean last = e.request() == StepRequest.END;
                    return new Played(
                            PlayedStep.leftEarly(step, last ? "The run was ended in it." : "It was skipped."), last);
                }
                set.capture().forget(step.id());
            }
        }
    }

    /** Whether somebody has the app in hand, and nothing of it has come yet. */
    private boolean isUnconnected() {
        return set.target().trigger() instanceof Trigger.ByHand
                && set.capture().exchanges().isEmpty();
    }

    private Optional<String> leftOut(StepName step) {
        SubmitterTarget target = set.target();
        return switch (step) {
            case STANDING_ORDER, CHANGED_ORDER -> declared(Feature.STANDING_ORDERS);
            case ONE_TIME_ORDER -> declared(Feature.ONE_TIME_ORDERS);
            case NO_CONDITIONAL_CREATE, SEVERAL_MATCHES -> declared(Feature.CONDITIONAL_CREATE);
            case EXPIRED_TOKEN ->
                target.access() instanceof SubmitterAccess.Open
                        ? Optional.of("The submitter is tested without authorization.")
                        : Optional.empty();
            case REVOKED_GRANT ->
                target.access() instanceof SubmitterAccess.AppLaunch
                        ? Optional.empty()
                        : Optional.of("There is no permission of a person that could be taken back.");
            default -> Optional.empty();
        };
    }

    private Optional<String> declared(Feature feature) {
        return Optional.ofNullable(set.target().without().get(feature)).map(why -> "Declared as not supported: " + why);
    }

    @Override
    public void close() {
        try {
            tap.close();
        } finally {
            simulator.close();
        }
    }

    private static Call call(StepName step, SubmitterTarget target, String baseUrl) {
        Duration longest = target.period().multipliedBy(PERIODS).plusSeconds(SECONDS);
        return new Call(
                step.id(),
                baseUrl,
                target.patientId(),
                target.access().client(),
                launch(target, baseUrl),
                longest.toSeconds(),
                step.needsTime());
    }

    /** What stands for the launch button of the EHR: opened in a browser, it launches the app. Empty where none does. */
    private static String launch(SubmitterTarget target, String baseUrl) {
        return target.access() instanceof SubmitterAccess.EhrLaunch
                ? baseUrl.replaceFirst("/fhir$", "/auth/launch?client=")
                        + URLEncoder.encode(target.access().client(), StandardCharsets.UTF_8)
                : "";
    }

    private static EhrSimulator start(GuideVersion guide, SubmitterTarget target) {
        try {
            SandboxOptions sandbox =
                    SandboxOptions.standard().boundTo(target.patientId()).by(guide);
            return EhrSimulator.start(EhrOptions.standard()
                    .with(Hosting.LOOPBACK.openTo(target.origins()))
                    .with(guide, new Everything())
                    .with(
                            target.access() instanceof SubmitterAccess.Open
                                    ? sandbox
                                    : sandbox.withSmart(smart(target))));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    private static SmartOptions smart(SubmitterTarget target) {
        SmartOptions standard = SmartOptions.standard()
                .deciding(
                        switch (target.consent()) {
                            case BY_PERSON -> Consent.PAGE;
                            case BY_KIT -> Consent.ALLOW;
                        });
        return switch (target.access()) {
            case SubmitterAccess.Open open -> standard;
            case SubmitterAccess.BackendServices s ->
                standard.with(new RegisteredClient(
                        s.clientId(), List.of(), RegisteredClient.EVERY_SCOPE, s.jwks(), s.jwksUrl(), null, null));
            case SubmitterAccess.StandaloneLaunch l -> standard.with(registered(l.app(), null));
            case SubmitterAccess.EhrLaunch l -> standard.with(registered(l.app(), l.launchUrl()));
        };
    }

    private static RegisteredClient registered(AppRegistration app, @Nullable URI launchUrl) {
        return new RegisteredClient(
                app.clientId(),
                app.redirectUris(),
                RegisteredClient.EVERY_SCOPE,
                app.jwks(),
                app.jwksUrl(),
                app.secret(),
                launchUrl);
    }

    /** Lets every resource pass: the receiver of a run takes what it gets, and the checks judge it afterwards. */
    private static final class Everything implements ProfileValidator {
        @Override
        public List<Finding> validate(String json) {
            return List.of();
        }

        @Override
        public List<Finding> validate(String json, String profile) {
            return List.of();
        }
    }
}
