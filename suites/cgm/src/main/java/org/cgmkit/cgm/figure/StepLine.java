package org.cgmkit.cgm.figure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.reports.DurationText;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.figure.TimeLine.Step;

/** Makes time lines of steps, with what can be seen in them in a sentence. */
final class StepLine {
    private StepLine() {}

    /** The time line of those steps. */
    static TimeLine of(String title, List<Step> steps) {
        long taken = steps.stream().filter(step -> step.leftOut().isEmpty()).count();
        long vain = steps.stream()
                .flatMap(step -> step.waits().stream())
                .filter(wait -> !wait.came())
                .count();
        Duration took = steps.isEmpty()
                ? Duration.ZERO
                : Duration.between(steps.getFirst().began(), steps.getLast().ended());
        String waits = vain == 0
                ? "Everything that was waited for came."
                : vain == 1
                        ? "One thing that was waited for did not come."
                        : vain + " things that were waited for did not come.";
        return new TimeLine(
                title,
                taken + " of " + steps.size() + " steps were taken, in " + DurationText.of(took) + ". " + waits
                        + " Each step has a scale of its own.",
                steps);
    }

    /** The time line of what passed a tap, of which nothing was awaited. */
    static TimeLine passed(List<CapturedExchange> exchanges, Instant began, Instant ended) {
        StepEvents events = StepEvents.of(exchanges);
        int all = events.came().values().stream().mapToInt(Integer::intValue).sum();
        return new TimeLine(
                "What passed the tap",
                all + (all == 1 ? " request" : " requests") + " in " + DurationText.of(Duration.between(began, ended))
                        + ".",
                List.of(new Step(
                        "All requests", "", began, ended, List.of(), List.of(), events.shown(), events.came())));
    }
}
