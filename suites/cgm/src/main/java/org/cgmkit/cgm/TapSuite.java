package org.cgmkit.cgm;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.drift.LiveDrift;
import org.cgmkit.cgm.figure.RunFigures;
import org.cgmkit.cgm.live.JudgeableRequirements;
import org.cgmkit.cgm.live.LiveAccess;
import org.cgmkit.cgm.live.LivePatient;
import org.cgmkit.cgm.live.LiveReceiver;
import org.cgmkit.cgm.live.LiveResponseChecks;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.cgm.submitter.Submitter;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.run.RunOrder;
import org.cgmkit.kit.run.SuiteExecution;
import org.cgmkit.kit.run.SuiteRun;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/**
 * Judges both sides of an exchange that passed a tap, by what can be judged so: nothing is asked for, and nothing provoked.
 */
public final class TapSuite {
    /** The name of the suite in reports. */
    public static final String NAME = "tap";

    private static final String LIVE_CHECKS = LiveResponseChecks.class.getPackageName();

    private final GuideVersion guide;
    private final String kit;
    private final ProfileValidator validator;

    /**
     * The checks of what passes a tap.
     *
     * @param guide the version of the guide
     * @param kit the version of the kit, for the report
     * @param validator what judges by the guide's profiles
     */
    public TapSuite(GuideVersion guide, String kit, ProfileValidator validator) {
        this.guide = guide;
        this.kit = kit;
        this.validator = validator;
    }

    /**
     * What passed a tap.
     *
     * @param target what the two systems are called in the report
     * @param baseUrl the FHIR base that the submitter was told
     * @param patient the patient's id on the receiver, or null to take it from what passed
     * @param zone the time zone of dates without a time, or null for that of this machine and the readings' offsets
     * @param exchanges the exchanges
     * @param attempts the attempts to submit among them
     * @param began when the tap was opened
     */
    public record Passed(
            String target,
            String baseUrl,
            @Nullable String patient,
            @Nullable ZoneId zone,
            List<CapturedExchange> exchanges,
            List<SubmissionAttempt> attempts,
            Instant began) {
        public Passed {
            exchanges = List.copyOf(exchanges);
            attempts = List.copyOf(attempts);
        }
    }

    /** Judges both sides; a row says of each requirement that cannot be judged so, why not. */
    public RunReport judge(Passed passed, EvidenceFolder evidence, Redaction redaction) {
        Optional<String> patient = Optional.ofNullable(passed.patient()).or(() -> LivePatient.in(passed.exchanges()));
        Catalogue catalogue = guide.catalogue();
        Map<String, Traffic> passive = passive(catalogue);
        JudgeableRequirements judgeable =
                new JudgeableRequirements(passive, passed.exchanges(), passed.attempts(), patient.orElse(null));
        Predicate<String> possible = id -> judgeable.obstacle(id).isEmpty();
        SubmitterTarget.Builder submitter = SubmitterTarget.of(passed.target(), patient.orElse(""));
        Optional.ofNullable(passed.zone()).ifPresent(submitter::zone);
        SubmitterTarget target = LiveAccess.of(passed.exchanges())
                .map(submitter::access)
                .orElse(submitter)
                .build();
        PlayedStep all = new PlayedStep(
                StepName.FIRST_CONNECTION.id(),
                StepName.FIRST_CONNECTION.title(),
                Optional.empty(),
                passed.exchanges(),
                passed.attempts(),
                List.of(),
                Map.of(),
                List.of());
        List<Figure> figures = new RunFigures(target.zone())
                .passed(passed.exchanges(), passed.attempts(), passed.began(), Instant.now());
        List<CheckResult> rows = new ArrayList<>();
        rows.addAll(execution("submitter", SubmitterSuite.CHECKS, possible, passed)
                .run(
                        new SuiteRun<>(
                                Submitter.class,
                                log -> Submitter.passing(guide, target, passed.baseUrl(), all, log, validator),
                                evidence),
                        redaction,
                        RunListener.nobody())
                .checks());
        SuiteRun<LiveReceiver> receiver = new SuiteRun<>(
                LiveReceiver.class,
                log -> new LiveReceiver(guide, passed.exchanges(), passed.attempts(), log, validator),
                evidence);
        // The receiver suite has active checks of what is said in answers, too: those stay out.
        for (String checks : List.of(LIVE_CHECKS, ReceiverSuite.CHECKS)) {
            Predicate<String> here = CgmChecks.passive(catalogue, checks)::containsKey;
            rows.addAll(execution("receiver", checks, possible.and(here), passed)
                    .run(receiver, redaction, RunListener.nobody())
                    .checks());
        }
        for (Requirement requirement : catalogue.requirements()) {
            judgeable
                    .obstacle(requirement.id())
                    .map(why -> CheckResult.notTested(requirement, why))
                    .ifPresent(rows::add);
        }
        List<String> order =
                catalogue.requirements().stream().map(Requirement::id).toList();
        rows.sort(Comparator.comparingInt(row -> order.indexOf(row.requirement())));
        RunReport report = new RunReport(
                        kit,
                        guide.specification(),
                        NAME,
                        redaction.text(passed.target()),
                        passed.began(),
                        Duration.between(passed.began(), Instant.now()),
                        true,
                        rows)
                .drawnAs(figures);
        return LiveDrift.led(report, guide, new PlayedRun(passed.baseUrl(), List.of(all)), redaction);
    }

    /** What has to pass for a requirement to be judged, by the ids of those that can be. */
    static Map<String, Traffic> passive(Catalogue catalogue) {
        Map<String, Traffic> passive = new LinkedHashMap<>();
        for (String checks : List.of(SubmitterSuite.CHECKS, LIVE_CHECKS, ReceiverSuite.CHECKS)) {
            passive.putAll(CgmChecks.passive(catalogue, checks));
        }
        return passive;
    }

    private SuiteExecution execution(String role, String checks, Predicate<String> selected, Passed passed) {
        Catalogue catalogue = guide.catalogue();
        return new SuiteExecution(
                catalogue, catalogue.role(role), checks, selected, RunOrder.parallel(1), kit, passed.target());
    }
}
