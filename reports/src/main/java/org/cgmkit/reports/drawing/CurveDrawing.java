package org.cgmkit.reports.drawing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.Curve.Point;
import org.cgmkit.reports.figure.Curve.Stretch;
import org.cgmkit.reports.html.HtmlWriter;

/** A curve over time; a stretch of one point is a dot. */
final class CurveDrawing {
    private final HtmlWriter html;
    private final String id;

    CurveDrawing(HtmlWriter html, String id) {
        this.html = html;
        this.id = id;
    }

    void draw(Curve curve) {
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
        plot.beginDrawing();
        for (Stretch stretch : stretches) {
            if (stretch.points().size() > 1) {
                StringBuilder path = new StringBuilder();
                for (Point point : stretch.points()) {
                    path.append(path.isEmpty() ? "M" : "L")
                            .append(plot.point(place(from, point, whole), point.value()));
                }
                plot.path("curve", path.toString());
            }
        }
        plot.endDrawing();
        for (Stretch stretch : stretches) {
            if (stretch.points().size() == 1) {
                Point point = stretch.points().getFirst();
                plot.dot(place(from, point, whole), point.value());
            }
        }
        plot.end();
    }

    private static double place(Instant from, Point point, double whole) {
        return Duration.between(from, point.at()).toMillis() / whole;
    }
}
