package org.cgmkit.outcomes.lineage.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.reports.KnownFailure;
import org.jspecify.annotations.Nullable;

/**
 * A platform that posts summaries, as its owner describes it.
 *
 * @param name what it is called
 * @param trigger what does a step; it may answer the chain of the result
 * @param server the FHIR server where its results can be read; null where it posts them to the kit
 * @param listen where the kit listens for results
 * @param patient the id of the patient
 * @param policy how figures are computed
 * @param closes how long after its end a window is closed; null where it stays open
 * @param answersAsOf whether it answers what its figures were at a moment of the past
 * @param findsProvenance whether its server finds Provenance by target and by _revinclude
 * @param settle how long results may take after a step
 * @param knownFailures the failures that its owner declares to know of
 */
public record LineageTarget(
        String name,
        AnsweringTrigger trigger,
        @Nullable HttpTarget server,
        Listen listen,
        String patient,
        Policy policy,
        @Nullable Duration closes,
        boolean answersAsOf,
        boolean findsProvenance,
        Duration settle,
        List<KnownFailure> knownFailures) {
    /** The id of the kit's own patient. */
    public static final String OWN_PATIENT = "lineage-1";

    /**
     * Where the kit listens.
     *
     * @param host the address
     * @param port the port, or 0 for a free one
     * @param url the address under which the platform reaches it; empty for the one that it listens at
     */
    public record Listen(String host, int port, String url) {
        /** This machine alone, at a free port. */
        public static final Listen LOOPBACK = new Listen("127.0.0.1", 0, "");
    }

    /** Keeps a copy. */
    public LineageTarget {
        knownFailures = List.copyOf(knownFailures);
    }

    /** A platform that posts to the kit, and declares nothing. */
    public static LineageTarget of(String name, AnsweringTrigger trigger) {
        return new LineageTarget(
                name,
                trigger,
                null,
                Listen.LOOPBACK,
                OWN_PATIENT,
                Policy.USUAL,
                null,
                false,
                false,
                Duration.ZERO,
                List.of());
    }

    /** The same, whose results are read there. */
    public LineageTarget at(HttpTarget base, boolean finds) {
        return new LineageTarget(
                name, trigger, base, listen, patient, policy, closes, answersAsOf, finds, settle, knownFailures);
    }

    /** The same, closing windows so long after their end. */
    public LineageTarget closing(Duration after) {
        return new LineageTarget(
                name,
                trigger,
                server,
                listen,
                patient,
                policy,
                after,
                answersAsOf,
                findsProvenance,
                settle,
                knownFailures);
    }

    /** The same, answering for the past. */
    public LineageTarget remembering() {
        return new LineageTarget(
                name, trigger, server, listen, patient, policy, closes, true, findsProvenance, settle, knownFailures);
    }

    /** How long after its end a window is closed, or empty. */
    public Optional<Duration> closing() {
        return Optional.ofNullable(closes);
    }
}
