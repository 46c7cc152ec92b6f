package org.cgmkit.cgm.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.kit.capture.CapturedExchange;
import org.jspecify.annotations.Nullable;

/**
 * Which requirements can be judged by what merely passes. The others ask for something to be provoked: an order that is
 * changed, an answer that is lost, a submission with a flaw.
 */
public final class JudgeableRequirements {
    private static final Set<String> OF_SUBMITTERS = Set.of(
            "submitter.operation.url",
            "submitter.bundle.conforms",
            "submitter.bundle.patient",
            "submitter.bundle.post-only",
            "submitter.bundle.references",
            "submitter.conditional-create.syntax",
            "submitter.values.ranges",
            "submitter.values.consistent",
            "submitter.orders.discovered",
            "submitter.auth.flow",
            "submitter.auth.scopes");

    private static final Set<String> OF_ANSWERS = Set.of(
            "receiver.response.bundle",
            "receiver.response.entry-status",
            "receiver.response.same-order",
            "receiver.response.location",
            "receiver.response.entry-outcome",
            "receiver.response.overall-outcome");

    private static final Set<String> OF_DESCRIPTIONS = Set.of(
            "receiver.capability.instantiates",
            "receiver.capability.operation",
            "receiver.capability.fhir-r4-json",
            "receiver.capability.orders",
            "receiver.capability.devices",
            "receiver.capability.reports",
            "receiver.capability.observations",
            "receiver.capability.profiles");

    private final List<CapturedExchange> exchanges;
    private final List<SubmissionAttempt> attempts;
    private final @Nullable String patient;

    /**
     * By what passed.
     *
     * @param patient the patient's id on the receiver, where it is known
     */
    public JudgeableRequirements(List<CapturedExchange> exchanges, List<SubmissionAttempt> attempts, @Nullable String patient) {
        this.exchanges = List.copyOf(exchanges);
        this.attempts = List.copyOf(attempts);
        this.patient = patient;
    }

    /** The checks of answers, which are in this package. */
    public static boolean isOfAnswers(String requirement) {
        return OF_ANSWERS.contains(requirement);
    }

    /** The checks of what a receiver says of itself, which the receiver suite has. */
    public static boolean isOfDescriptions(String requirement) {
        return OF_DESCRIPTIONS.contains(requirement);
    }

    /** Why nothing can be said of that requirement; empty where something can. */
    public Optional<String> obstacle(String requirement) {
        if (OF_SUBMITTERS.contains(requirement)) {
            return Optional.ofNullable(missing(requirement));
        }
        if (OF_ANSWERS.contains(requirement)) {
            return unless(!attempts.isEmpty(), "Nothing was submitted while the tap was open.");
        }
        if (OF_DESCRIPTIONS.contains(requirement)) {
            return unless(
                    LiveReceiver.describesItself(exchanges), "Nobody asked for /metadata while the tap was open.");
        }
        return Optional.of("What merely passes a tap does not tell; test it with cgmkit test "
                + requirement.substring(0, requirement.indexOf('.')) + ".");
    }

    private @Nullable String missing(String requirement) {
        return switch (requirement) {
            case "submitter.orders.discovered" ->
                exchanges.stream().anyMatch(e -> e.path().contains("/ServiceRequest"))
                        ? null
                        : "No order was looked for while the tap was open, which may have been done before.";
            case "submitter.auth.flow", "submitter.auth.scopes" ->
                LiveAccess.of(exchanges).isPresent()
                        ? null
                        : "No authorization passed: it may have been done before, or at another address.";
            case "submitter.bundle.patient" ->
                attempts.isEmpty()
                        ? "Nothing was submitted while the tap was open."
                        : patient == null
                                ? "Nothing that passed says which id the patient has on the receiver: name it (--patient)."
                                : null;
            default -> attempts.isEmpty() ? "Nothing was submitted while the tap was open." : null;
        };
    }

    private static Optional<String> unless(boolean holds, String why) {
        return holds ? Optional.empty() : Optional.of(why);
    }
}
