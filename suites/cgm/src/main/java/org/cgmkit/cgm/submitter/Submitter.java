package org.cgmkit.cgm.submitter;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.cgm.attempt.AttemptGroup;
import org.cgmkit.cgm.attempt.OrderSearches;
import org.cgmkit.cgm.attempt.OrderVersion;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Feature;
import org.cgmkit.cgm.submitter.judgement.ReceiverResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.validation.ProfileValidator;
import org.jspecify.annotations.Nullable;

/** The submitter under test, as one check sees it: what it declares, and what it was seen to do. */
public final class Submitter {
    private static final Pattern SUBMISSION = Pattern.compile("submission\\[(\\d+)]");

    private final GuideVersion guide;
    private final SubmitterTarget target;
    private final String baseUrl;
    private final Map<String, PlayedStep> steps;
    private final CheckLog log;
    private final ProfileValidator validator;
    private final boolean passing;

    /**
     * A submitter.
     *
     * @param guide the version of the guide that it is tested by
     * @param target what it declares
     * @param baseUrl the FHIR base that it was told
     * @param steps what it was seen to do, by the names of the steps
     * @param log what the check leaves behind
     * @param validator judges what it sent
     */
    public Submitter(
            GuideVersion guide,
            SubmitterTarget target,
            String baseUrl,
            Map<String, PlayedStep> steps,
            CheckLog log,
            ProfileValidator validator) {
        this(guide, target, baseUrl, steps, log, validator, false);
    }

    private Submitter(
            GuideVersion guide,
            SubmitterTarget target,
            String baseUrl,
            Map<String, PlayedStep> steps,
            CheckLog log,
            ProfileValidator validator,
            boolean passing) {
        this.guide = guide;
        this.passing = passing;
        this.target = target;
        this.baseUrl = baseUrl;
        this.steps = Map.copyOf(steps);
        this.log = log;
        this.validator = validator;
    }

    /** A submitter of which nothing was asked: what it was seen to do passed a tap. */
    public static Submitter passing(
            GuideVersion guide,
            SubmitterTarget target,
            String baseUrl,
            PlayedStep all,
            CheckLog log,
            ProfileValidator validator) {
        return new Submitter(guide, target, baseUrl, Map.of(all.name(), all), log, validator, true);
    }

    /** Whether nothing was asked of it, so that what it did not do says nothing. */
    boolean isPassing() {
        return passing;
    }

    /** The version of the guide that it is tested by. */
    GuideVersion guide() {
        return guide;
    }

    SubmitterTarget target() {
        return target;
    }

    String baseUrl() {
        return baseUrl;
    }

    ProfileValidator validator() {
        return validator;
    }

    /** The step of that name; where it was not taken, the check ends with the reason. */
    PlayedStep step(StepName name) {
        PlayedStep step = steps.get(name.id());
        if (step == null) {
            throw inconclusive("The run did not come to the step '" + name.title() + "'.");
        }
        if (step.skipped().isPresent()) {
            throw inconclusive("The step '" + name.title() + "' was left out: "
                    + step.skipped().get());
        }
        return step;
    }

    /** Whether the step of that name was taken. */
    boolean took(StepName name) {
        PlayedStep step = steps.get(name.id());
        return step != null && step.skipped().isEmpty();
    }

    /** All steps, in their order. */
    List<PlayedStep> steps() {
        List<PlayedStep> all = new ArrayList<>();
        for (StepName name : StepName.values()) {
            PlayedStep step = steps.get(name.id());
            if (step != null) {
                all.add(step);
            }
        }
        return all;
    }

    /** All exchanges of the run. */
    List<CapturedExchange> exchanges() {
        return steps().stream().flatMap(s -> s.exchanges().stream()).toList();
    }

    /** All attempts of the run; where there is none, the check ends inconclusive. */
    List<SubmissionAttempt> attempts() {
        List<SubmissionAttempt> all =
                steps().stream().flatMap(s -> s.attempts().stream()).toList();
        if (all.isEmpty()) {
            throw inconclusive("Nothing was submitted in the whole run, so this check cannot decide." + missed());
        }
        return all;
    }

    /** The attempts of that step; where there is none, the check ends inconclusive. */
    List<SubmissionAttempt> attempts(StepName name) {
        List<SubmissionAttempt> attempts = step(name).attempts();
        if (attempts.isEmpty()) {
            throw inconclusive("Nothing was submitted in the step '" + name.title() + "', so this check cannot decide."
                    + missed(step(name)));
        }
        return attempts;
    }

    /** The attempts of that step, in which the receiver took something; else the check ends inconclusive. */
    List<SubmissionAttempt> taken(StepName name) {
        List<SubmissionAttempt> attempts = attempts(name);
        if (attempts.stream().noneMatch(a -> a.status() / 100 == 2)) {
            throw inconclusive("The receiver refused every submission of the step '" + name.title() + "' as a whole ("
                    + attempts.getFirst() + "), so this check cannot decide; see submitter.operation.* and"
                    + " submitter.bundle.*.");
        }
        return attempts;
    }

    /** Whether an order in seconds was answered by one submission only. */
    boolean submitsOnce() {
        return took(StepName.STANDING_ORDER)
                && AttemptGroup.of(
                                        step(StepName.STANDING_ORDER).attempts(),
                                        target.period().dividedBy(4))
                                .size()
                        < 2;
    }

    /** That it looks for orders of any kind; where it does not, the check ends inconclusive. */
    void assumeLooksForOrders() {
        if (searches().isEmpty() && target.otherOrders() == null) {
            throw inconclusive("The submitter does not look for orders, so it cannot follow them; see"
                    + " submitter.orders.discovered.");
        }
    }

    /** That it was shown the standing order of that step; where it was not, the check ends inconclusive. */
    void assumeSawStandingOrder(PlayedStep step) {
        if (target.otherOrders() != null) {
            return;
        }
        assumeLooksForOrders();
        if (searches().stream().noneMatch(OrderSearches::isForStandingOrders)) {
            throw inconclusive("The submitter looks for one-time orders only, so it cannot follow a standing order; see"
                    + " submitter.orders.discovered.");
        }
        if (OrderVersion.of(step).isEmpty()) {
            throw inconclusive("No answer showed the submitter the standing order of the step '" + step.title()
                    + "', so it could not follow it." + missed(step));
        }
    }

    /** The searches for orders in the whole run. */
    List<CapturedExchange> searches() {
        return OrderSearches.in(exchanges());
    }

    /** What was awaited in vain in a step, as sentences after a blank. */
    static String missed(PlayedStep step) {
        return step.missed().isEmpty() ? "" : " " + String.join(" ", step.missed());
    }

    private String missed() {
        return steps().stream().findFirst().map(Submitter::missed).orElse("");
    }

    /** Why it does without a feature, as its owner declares, or null where it supports it. */
    @Nullable
    String without(Feature feature) {
        return target.without().get(feature);
    }

    /** Shows an exchange with the check's result. */
    void show(CapturedExchange exchange) {
        log.refer(exchange.evidence());
    }

    /** Shows the exchange of an attempt with the check's result. */
    void show(SubmissionAttempt attempt) {
        show(attempt.captured());
    }

    /** Shows the exchange that carried the submission which a place names, such as {@code submission[2].entry[0]}. */
    void showSubmission(String place) {
        Matcher number = SUBMISSION.matcher(place);
        if (number.lookingAt()) {
            show(attempts().get(Integer.parseInt(number.group(1))));
        }
    }

    /** What the receiver has taken in the run, by the places that it gave it. */
    ReceiverResources held() {
        return new ReceiverResources(SubmissionAttempt.accepted(attempts()));
    }

    /** Keeps a sentence for the report. */
    void remark(String sentence) {
        log.remark(sentence);
    }
}
