package org.cgmkit.reports;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.guide.Specification;
import org.cgmkit.reports.figure.Figure;
import org.jspecify.annotations.Nullable;

/**
 * What one run found: the model that every rendering is made of. Secrets are redacted before it is made.
 *
 * @param kit the version of the kit
 * @param specification what the target is held against
 * @param suite which suite ran, by the id of its role
 * @param target the target's base URL
 * @param started when the run began
 * @param duration how long it took
 * @param finished whether it came to its end
 * @param checks how each check ended, in the order of the catalogue, with a row for each requirement not tested
 * @param declared the failures that the target's owner declares to know of
 * @param failOn how strict its gate is
 * @param stopped why it began no further checks before it came to its end, as a sentence that begins in lower case; null where
 *     nothing stopped it
 * @param figures pictures of the run, in the order in which they are shown
 * @param leading what is said before all else, or null
 */
public record RunReport(
        String kit,
        Specification specification,
        String suite,
        String target,
        Instant started,
        Duration duration,
        boolean finished,
        List<CheckResult> checks,
        List<KnownFailure> declared,
        FailOn failOn,
        @Nullable String stopped,
        List<Figure> figures,
        @Nullable LeadingFinding leading) {

    public RunReport {
        checks = List.copyOf(checks);
        declared = List.copyOf(declared);
        figures = List.copyOf(figures);
    }

    /** A run that has nothing to say before all else. */
    public RunReport(
            String kit,
            Specification specification,
            String suite,
            String target,
            Instant started,
            Duration duration,
            boolean finished,
            List<CheckResult> checks,
            List<KnownFailure> declared,
            FailOn failOn,
            @Nullable String stopped,
            List<Figure> figures) {
        this(
                kit,
                specification,
                suite,
                target,
                started,
                duration,
                finished,
                checks,
                declared,
                failOn,
                stopped,
                figures,
                null);
    }

    /** A run without known failures. */
    public RunReport(
            String kit,
            Specification specification,
            String suite,
            String target,
            Instant started,
            Duration duration,
            boolean finished,
            List<CheckResult> checks) {
        this(kit, specification, suite, target, started, duration, finished, checks, List.of());
    }

    /** A run that only a breach of what binds can fail. */
    public RunReport(
            String kit,
            Specification specification,
            String suite,
            String target,
            Instant started,
            Duration duration,
            boolean finished,
            List<CheckResult> checks,
            List<KnownFailure> declared) {
        this(
                kit,
                specification,
                suite,
                target,
                started,
                duration,
                finished,
                checks,
                declared,
                FailOn.SHALL,
                null,
                List.of());
    }

    /** The same run of a target whose owner declares those failures. */
    public RunReport with(List<KnownFailure> known) {
        return changed(parts -> parts.declared = known);
    }

    /** The same run, weighed as strictly as that. */
    public RunReport weighedBy(FailOn strictness) {
        return changed(parts -> parts.failOn = strictness);
    }

    /** The same run, which began no further checks from some time on. */
    public RunReport stoppedBecause(String why) {
        return changed(parts -> {
            parts.finished = false;
            parts.stopped = why;
        });
    }

    /** The same run with those pictures in place of its own. */
    public RunReport drawnAs(List<Figure> pictures) {
        return changed(parts -> parts.figures = pictures);
    }

    /** The same run that says this before all else; what only follows from it points there. */
    public RunReport ledBy(LeadingFinding first) {
        return changed(parts -> {
            parts.leading = first;
            parts.checks = checks.stream().map(first::pointing).toList();
        });
    }

    /** The same run with what went before its checks: it began then, and ended when it did. */
    public RunReport begunAt(Instant moment) {
        return changed(parts -> {
            parts.started = moment;
            parts.duration = Duration.between(moment, started).plus(duration);
        });
    }

    /** Whether that check, one of this run, fails its gate: it weighs, and nobody has declared its failure. */
    public boolean isFailedBy(CheckResult check) {
        return failOn.fails(check) && knownFailures().excuse(check).isEmpty();
    }

    /** What a check says that was not begun because the run was stopped for that reason. */
    public static String leftOutBecause(String why) {
        return "Not run: " + why;
    }

    /** Whether that check, one of this run, was not begun because the run was stopped. */
    public boolean isLeftOut(CheckResult check) {
        return stopped != null
                && check.outcome() == Outcome.INCONCLUSIVE
                && check.message().equals(leftOutBecause(stopped));
    }

    /** The declared failures, held against what the run found. */
    public KnownFailures knownFailures() {
        return KnownFailures.of(this);
    }

    /** Whether this run lets a release through. */
    public Gate gate() {
        return Gate.of(this);
    }

    /** How many checks ended in each way. */
    public OutcomeCounts counts() {
        return OutcomeCounts.of(checks);
    }

    /** The same run as it stands before its end, with what it found so far. */
    public RunReport unfinished(Duration soFar, List<CheckResult> found) {
        return changed(parts -> {
            parts.duration = soFar;
            parts.finished = false;
            parts.checks = found;
        });
    }

    private RunReport changed(Consumer<Parts> change) {
        Parts parts = new Parts(this);
        change.accept(parts);
        return new RunReport(
                kit,
                specification,
                suite,
                target,
                parts.started,
                parts.duration,
                parts.finished,
                parts.checks,
                parts.declared,
                parts.failOn,
                parts.stopped,
                parts.figures,
                parts.leading);
    }

    /** What may be another in the same run. */
    private static final class Parts {
        private Instant started;
        private Duration duration;
        private boolean finished;
        private List<CheckResult> checks;
        private List<KnownFailure> declared;
        private FailOn failOn;
        private @Nullable String stopped;
        private List<Figure> figures;
        private @Nullable LeadingFinding leading;

        Parts(RunReport run) {
            started = run.started;
            duration = run.duration;
            finished = run.finished;
            checks = run.checks;
            declared = run.declared;
            failOn = run.failOn;
            stopped = run.stopped;
            figures = run.figures;
            leading = run.leading;
        }
    }
}
