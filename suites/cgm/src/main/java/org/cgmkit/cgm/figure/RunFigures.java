package org.cgmkit.cgm.figure;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.SubmissionAttempt;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.TimeLine;

/** All pictures of what an app did. */
public final class RunFigures {
    private final ZoneId zone;

    /** Pictures with the times of that zone. */
    public RunFigures(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The pictures of a run with steps.
     *
     * @param attempts what the app sent in it
     */
    public List<Figure> of(TimeLine steps, List<SubmissionAttempt> attempts) {
        List<Figure> figures = new ArrayList<>();
        figures.add(steps);
        figures.addAll(sent(attempts));
        return figures;
    }

    /**
     * The pictures of what passed a tap.
     *
     * @param attempts the submissions among the exchanges
     * @param began when the tap was opened
     * @param ended when it was closed
     */
    public List<Figure> passed(
            List<CapturedExchange> exchanges, List<SubmissionAttempt> attempts, Instant began, Instant ended) {
        return of(StepLine.passed(exchanges, began, ended), attempts);
    }

    private List<Figure> sent(List<SubmissionAttempt> attempts) {
        List<Submission> run =
                attempts.stream().map(SubmissionAttempt::submission).toList();
        List<Figure> figures = new ArrayList<>();
        try {
            figures.addAll(new GlucoseFigures(zone).of(run));
            figures.addAll(new SummaryFigures(zone).of(run));
        } catch (DateTimeException | ArithmeticException e) {
            // Times beyond all measure, with which nothing can be computed: no picture is worth the verdict on them.
            return figures;
        }
        return figures;
    }
}
