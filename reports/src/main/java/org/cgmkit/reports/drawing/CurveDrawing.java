package org.cgmkit.reports.drawing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.Curve.Stretch;
import org.cgmkit.reports.figure.MarkedCurve.Meaning;
import org.cgmkit.reports.figure.MarkedCurve.Span;
import org.cgmkit.reports.html.HtmlWriter;

/** A curve over time; a stretch of one point is a dot. */
final class CurveDrawing {
    private final HtmlWriter html;
    private final String id;

    CurveDrawing(HtmlWriter html, String id) {
        this.html = html;
        this.id = id;
    }

    void draw(Curve curve, List<Span> spans) {
        List<Stretch> stretches = curve.stretches();
        if (stretches.isEmpty()) {
            return;
        }
        Instant from = stretches.getFirst().points().getFirst().at();
        Instant to = stretches.getLast().points().getLast().at();
        double whole = Math.max(1, Duration.between(from, to).toMillis());
        int points = stretches.stream().mapToInt(s -> s.points().size()).sum();
        Plot plot = Plot.begin(
                html,
                id,
                curve.title(),
                "A line through " + points + " points from " + from + " to " + to + ", in "
                        + curve.axis().unit() + ".",
                curve.axis(),
                TimeTicks.of(from, to, curve.zone()));
        spans.forEach(span -> plot.span(
                span.meaning() == Meaning.LEFT_OUT ? "left-out" : "event",
                Math.clamp(place(from, span.from(), whole), 0, 1),
                Math.clamp(place(from, span.to(), whole), 0, 1),
                span.words()));
        plot.beginDrawing();
        for (Stretch stretch : stretches) {
            if (stretch.points().size() > 1) {
                StringBuilder path = new StringBuilder();
                for (Point point : stretch.points()) {
                    path.append(path.isEmpty() ? "M" : "L")
                            .append(plot.point(place(from, point.at(), whole), point.value()));
                }
                plot.path("curve", path.toString());
            }
        }
        plot.endDrawing();
        for (Stretch stretch : stretches) {
            if (stretch.points().size() == 1) {
                Point point = stretch.points().getFirst();
                plot.dot(place(from, point.at(), whole), point.value());
            }
        }
        plot.end();
        legend(spans);
    }

    /** Each kind of span once. */
    private void legend(List<Span> spans) {
        Map<String, Meaning> kinds = new LinkedHashMap<>();
        spans.forEach(span -> kinds.putIfAbsent(span.words(), span.meaning()));
        if (kinds.isEmpty()) {
            return;
        }
        html.raw("<ul class=\"legend\">");
        kinds.forEach((words, meaning) -> html.raw("<li><span class=\"swatch "
                        + (meaning == Meaning.LEFT_OUT ? "left-out" : "event") + "\"></span>")
                .add(words)
                .raw("</li>"));
        html.raw("</ul>\n");
    }

    private static double place(Instant from, Instant at, double whole) {
        return Duration.between(from, at).toMillis() / whole;
    }
}
