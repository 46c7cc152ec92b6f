package org.cgmkit.reports;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The declared failures of a run, held against what it found. A declaration lets a failure pass only as long as it is
 * true: one that has expired, or whose requirement is met again, fails the gate itself, so that none is forgotten.
 */
public final class KnownFailures {

    /** What has become of a declared failure. */
    public enum State {
        /** It fails as declared, and does not weigh. */
        FAILS,
        /** Its last day is over. */
        EXPIRED,
        /** The requirement was tested and does not fail any more. */
        MENDED,
        /** The run did not find out: it left the requirement out, broke off, or could not decide. */
        UNDECIDED;

        /** Whether the declaration itself fails the gate. */
        public boolean failsTheGate() {
            return this == EXPIRED || this == MENDED;
        }
    }

    /**
     * A declared failure as this run saw it.
     *
     * @param failure the declaration
     * @param state what has become of it
     */
    public record Entry(KnownFailure failure, State state) {
        /** What this means and what is to be done, in a sentence or two. */
        public String sentence() {
            String declared = " (" + failure.reason() + "; owner: " + failure.owner() + ")";
            return switch (state) {
                case FAILS ->
                    "Known failure until " + failure.expires() + ": " + failure.reason() + " (owner: " + failure.owner()
                            + ").";
                case EXPIRED ->
                    "The known failure of " + failure.requirement() + " expired on " + failure.expires() + declared
                            + ": mend it, or agree with its owner on a new date.";
                case MENDED ->
                    failure.requirement() + " is declared as a known failure" + declared
                            + ", but does not fail any more: take the entry out.";
                case UNDECIDED ->
                    "Whether " + failure.requirement() + " still fails as declared" + declared
                            + " was not found out in this run.";
            };
        }
    }

    private final List<Entry> entries;

    private KnownFailures(List<Entry> entries) {
        this.entries = entries;
    }

    /** Holds a run's declarations against its results. The day is the one on which the run began, in UTC. */
    static KnownFailures of(RunReport report) {
        LocalDate day = report.started().atZone(ZoneOffset.UTC).toLocalDate();
        return new KnownFailures(report.declared().stream()
                .map(failure -> new Entry(failure, state(failure, report, day)))
                .toList());
    }

    private static State state(KnownFailure failure, RunReport report, LocalDate day) {
        if (day.isAfter(failure.expires())) {
            return State.EXPIRED;
        }
        List<Outcome> outcomes = report.checks().stream()
                .filter(c -> c.requirement().equals(failure.requirement()))
                .map(CheckResult::outcome)
                .toList();
        if (outcomes.stream().anyMatch(o -> o == Outcome.FAIL || o == Outcome.WARN)) {
            return State.FAILS;
        }
        boolean decided = report.finished()
                && !outcomes.isEmpty()
                && outcomes.stream().noneMatch(o -> Gate.staysOpen(o) || o == Outcome.NOT_TESTED);
        return decided ? State.MENDED : State.UNDECIDED;
    }

    /** All of them, in the order in which they are declared. */
    public List<Entry> entries() {
        return entries;
    }

    /** Those that fail the gate themselves. */
    public List<Entry> broken() {
        return entries.stream().filter(e -> e.state().failsTheGate()).toList();
    }

    /** The declaration that lets that result pass, or empty where it weighs. */
    public Optional<Entry> excuse(CheckResult check) {
        boolean fails = check.outcome() == Outcome.FAIL || check.outcome() == Outcome.WARN;
        return entries.stream()
                .filter(e -> fails
                        && e.state() == State.FAILS
                        && e.failure().requirement().equals(check.requirement()))
                .findFirst();
    }
}
