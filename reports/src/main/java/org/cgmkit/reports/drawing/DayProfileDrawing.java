package org.cgmkit.reports.drawing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.cgmkit.reports.figure.Axis;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.DayProfile.Band;
import org.cgmkit.reports.html.HtmlWriter;

/** Days laid over each other: two areas and the line of the medians, and the same as a table. */
final class DayProfileDrawing {
    private static final double SECONDS_OF_A_DAY = Duration.ofDays(1).toSeconds();

    private final HtmlWriter html;
    private final String id;

    DayProfileDrawing(HtmlWriter html, String id) {
        this.html = html;
        this.id = id;
    }

    void draw(DayProfile profile) {
        Plot plot = Plot.begin(
                html,
                id,
                profile.title(),
                "The median and two bands over the 24 hours of a day; the table below has the numbers.",
                profile.axis(),
                TimeTicks.ofDay());
        plot.beginDrawing();
        for (List<Band> run : runs(profile)) {
            plot.path("most", area(plot, profile, run, Band::p5, Band::p95));
            plot.path("half", area(plot, profile, run, Band::p25, Band::p75));
            plot.path("curve", "M" + String.join("L", points(plot, profile, run, Band::median)));
        }
        plot.endDrawing();
        plot.end();
        html.raw("<ul class=\"legend\"><li><span class=\"swatch line\"></span>median</li>"
                + "<li><span class=\"swatch half\"></span>25 to 75 %</li>"
                + "<li><span class=\"swatch most\"></span>5 to 95 %</li></ul>\n");
        table(profile);
    }

    /** The slots that follow each other without a gap. */
    private static List<List<Band>> runs(DayProfile profile) {
        List<List<Band>> runs = new ArrayList<>();
        for (Band band : profile.bands()) {
            boolean goesOn = !runs.isEmpty()
                    && runs.getLast().getLast().from().plus(profile.slot()).equals(band.from());
            if (!goesOn) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(band);
        }
        return runs;
    }

    private static String area(
            Plot plot, DayProfile profile, List<Band> run, ToDoubleFunction<Band> low, ToDoubleFunction<Band> high) {
        List<String> around = new ArrayList<>(points(plot, profile, run, high));
        around.addAll(points(plot, profile, run, low).reversed());
        return "M" + String.join("L", around) + "Z";
    }

    /** From the edge of the first slot through the middle of each to the edge of the last. */
    private static List<String> points(Plot plot, DayProfile profile, List<Band> run, ToDoubleFunction<Band> value) {
        double slot = profile.slot().toSeconds() / SECONDS_OF_A_DAY;
        List<String> points = new ArrayList<>();
        points.add(plot.point(place(run.getFirst().from()), value.applyAsDouble(run.getFirst())));
        run.forEach(band -> points.add(plot.point(place(band.from()) + slot / 2, value.applyAsDouble(band))));
        points.add(plot.point(place(run.getLast().from()) + slot, value.applyAsDouble(run.getLast())));
        return points;
    }

    private static double place(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_OF_A_DAY;
    }

    private void table(DayProfile profile) {
        html.raw(
                "<details><summary>The same as a table</summary>\n<table class=\"numbers\"><tr><th scope=\"col\">From</th>"
                        + "<th scope=\"col\">5 %</th><th scope=\"col\">25 %</th><th scope=\"col\">Median</th>"
                        + "<th scope=\"col\">75 %</th><th scope=\"col\">95 %</th></tr>\n");
        Axis axis = profile.axis();
        for (Band band : profile.bands()) {
            html.raw("<tr><th scope=\"row\">" + band.from() + "</th>");
            for (double value : new double[] {band.p5(), band.p25(), band.median(), band.p75(), band.p95()}) {
                html.raw("<td>" + Plot.number(axis, value) + "</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</table></details>\n");
    }
}
