package org.cgmkit.cgm.live;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cgm.attempt.SeenOrder;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.passive.Traffic;
import org.cgmkit.kit.capture.CapturedExchange;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements can be judged by what merely passes. The others ask for something to be provoked: an order that is
 * changed, an answer that is lost, a submission with a flaw.
 */
public final class JudgeableRequirements {
    private static final String NOTHING_SUBMITTED = "Nothing was submitted while the tap was open.";

    private final Map<String, Traffic> passive;
    private final List<CapturedExchange> exchanges;
    private final List<SubmissionAttempt> attempts;
    private final @Nullable String patient;

    /**
     * By what passed.
     *
     * @param passive what has to pass for the requirements of which there are passive checks, by their ids
     * @param patient the patient's id on the receiver, where it is known
     */
    public JudgeableRequirements(
            Map<String, Traffic> passive,
            List<CapturedExchange> exchanges,
            List<SubmissionAttempt> attempts,
            @Nullable String patient) {
        this.passive = Map.copyOf(passive);
        this.exchanges = List.copyOf(exchanges);
        this.attempts = List.copyOf(attempts);
        this.patient = patient;
    }

    /** Why nothing can be said of that requirement; empty where something can. */
    public Optional<String> obstacle(String requirement) {
        Traffic needed = passive.get(requirement);
        return needed == null ? Optional.of(notPassive(requirement)) : Optional.ofNullable(missing(needed));
    }

    private static String notPassive(String requirement) {
        return "Traffic that passes a tap does not show it; test it with cgmkit test "
                + requirement.substring(0, requirement.indexOf('.')) + ".";
    }

    private @Nullable String missing(Traffic needed) {
        return switch (needed) {
            case SUBMISSION -> attempts.isEmpty() ? NOTHING_SUBMITTED : null;
            case SUBMISSION_FOR_KNOWN_PATIENT ->
                attempts.isEmpty()
                        ? NOTHING_SUBMITTED
                        : patient == null
                                ? "Nothing that passed says which id the patient has on the receiver: name it (--patient)."
                                : null;
            case ORDER_SEARCH ->
                exchanges.stream().anyMatch(e -> e.path().contains("/ServiceRequest"))
                        ? null
                        : "No order was looked for while the tap was open, which may have been done before.";
            case ORDER ->
                SeenOrder.in(exchanges).stream().anyMatch(o -> o.isStanding() || o.isOneTime())
                        ? null
                        : "No answer with an order passed while the tap was open.";
            case REPEATED_CONDITION ->
                RepeatedCondition.in(attempts).isEmpty()
                        ? "No entry came again with a condition (ifNoneExist) for which something had been created."
                        : null;
            case STANDING_ORDER ->
                SeenOrder.in(exchanges).stream().anyMatch(SeenOrder::isStanding)
                        ? attempts.isEmpty() ? NOTHING_SUBMITTED : null
                        : "No answer with a standing order passed while the tap was open.";
            case AUTHORIZATION ->
                LiveAccess.of(exchanges).isPresent()
                        ? null
                        : "No authorization passed: it may have been done before, or at another address.";
            case METADATA ->
                LiveReceiver.describesItself(exchanges) ? null : "Nobody asked for /metadata while the tap was open.";
        };
    }
}
