package org.cgmkit.cgm.submitter;

import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.submitter.judgement.MustSupportCoverage;
import org.cgmkit.cgm.submitter.judgement.MustSupportRow;
import org.cgmkit.cgm.submitter.judgement.ReceiverResources;
import org.cgmkit.guide.cgm.GuideVersion;

/** The table of all must-support elements and kinds of entries, and whether a submitter sent them (guide, "Must Support"). */
public final class MustSupportTable {
    /** The name of its file in the folder of the results. */
    public static final String FILE = "must-support.md";

    private MustSupportTable() {}

    /** The table of a run, as Markdown. */
    public static String markdown(GuideVersion guide, SubmitterTarget target, List<PlayedStep> steps) {
        List<SubmissionAttempt> attempts =
                steps.stream().flatMap(s -> s.attempts().stream()).toList();
        MustSupportCoverage coverage = new MustSupportCoverage(
                guide,
                attempts.stream().map(SubmissionAttempt::submission).toList(),
                new ReceiverResources(SubmissionAttempt.accepted(attempts)),
                target.unavailable());
        String rows = coverage.rows().stream().map(MustSupportTable::row).collect(Collectors.joining());
        return """
                # Must-support elements and kinds of entries of %s

                In %d submissions of the run; positions count from 0.

                | Element | Seen | First at | Remark |
                | --- | --- | --- | --- |
                %s""".formatted(target.name(), attempts.size(), rows);
    }

    private static String row(MustSupportRow row) {
        String standing = switch (row.standing()) {
            case SEEN -> "";
            case NEVER -> "never seen";
            case UNAVAILABLE, NOT_OWED -> row.note();
        };
        return "| `%s` | %d | %s | %s |\n"
                .formatted(row.element(), row.seen(), row.first() == null ? "" : row.first(), standing);
    }
}
