package org.cgmkit.suites.submitter;

import java.util.List;
import java.util.stream.Collectors;
import org.cgmkit.suites.capture.Attempt;
import org.cgmkit.suites.capture.SeenStep;
import org.cgmkit.suites.setup.SubmitterTarget;
import org.cgmkit.suites.submitter.judgement.Held;
import org.cgmkit.suites.submitter.judgement.MustSupportCoverage;
import org.cgmkit.suites.submitter.judgement.MustSupportRow;

/** The table of all must-support elements and kinds of entries, and whether a submitter sent them (guide, "Must Support"). */
public final class MustSupportTable {
    /** The name of its file in the folder of the results. */
    public static final String FILE = "must-support.md";

    private MustSupportTable() {}

    /** The table of a run, as Markdown. */
    public static String markdown(SubmitterTarget target, List<SeenStep> steps) {
        List<Attempt> attempts =
                steps.stream().flatMap(s -> s.attempts().stream()).toList();
        MustSupportCoverage coverage = new MustSupportCoverage(
                attempts.stream().map(Attempt::submission).toList(),
                new Held(Attempt.accepted(attempts)),
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
