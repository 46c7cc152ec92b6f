package org.cgmkit.outcomes.picture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.WarmUp;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.reports.figure.MarkedCurve.Meaning;
import org.cgmkit.reports.figure.MarkedCurve.Span;

/** What is marked in the picture of a trace: the time that does not count, and low events. */
final class TraceMarks {
    private TraceMarks() {}

    /** The marks of a trace under the policy of what is right. */
    static List<Span> of(EngineTask task, Outcomes right) {
        List<Span> marks = new ArrayList<>();
        WarmUp warmUp = right.policy().of(PolicyKey.WARM_UP);
        task.sessions().forEach(session -> {
            int minutes = warmUp.of(session.generation(), session.warmUpMinutes());
            Instant end = session.start().plus(Duration.ofMinutes(minutes));
            if (minutes > 0 && end.isAfter(task.start()) && session.start().isBefore(task.end())) {
                marks.add(new Span(session.start(), end, Meaning.LEFT_OUT, "warm-up, which does not count"));
            }
        });
        right.episodes()
                .events()
                .forEach(event -> marks.add(new Span(
                        event.from(), event.to(), Meaning.EVENT, "low events, as the engine's policy has them")));
        marks.sort(Comparator.comparing(Span::from));
        return marks;
    }
}
