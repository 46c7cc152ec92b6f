package org.cgmkit.reports.drawing;

import java.util.List;
import java.util.Locale;
import org.cgmkit.reports.figure.Axis;
import org.cgmkit.reports.html.HtmlWriter;

/**
 * An SVG as wide as the page has room, in which places are shares of its width and height: letters keep their size on a phone, and
 * labels lie in the margin around it. Lines and areas go into a drawing within, of {@value #WIDE} by {@value #WIDE} units.
 */
final class Plot {
    private static final int WIDE = 1000;

    private final HtmlWriter html;
    private final Axis axis;

    private Plot(HtmlWriter html, Axis axis) {
        this.html = html;
        this.axis = axis;
    }

    /**
     * A label on the axis of time.
     *
     * @param place where it lies, from 0 to 1
     */
    record Tick(double place, String label) {}

    /**
     * Begins an SVG, with what it is for those who do not see it.
     *
     * @param kind its class
     * @param id what its ids begin with
     */
    static void begin(HtmlWriter html, String kind, String id, String title, String description) {
        html.raw("<svg class=\"plot " + kind + "\" role=\"img\" aria-labelledby=\"" + id + "-t\" aria-describedby=\""
                        + id + "-d\"><title id=\"" + id + "-t\">")
                .add(title)
                .raw("</title><desc id=\"" + id + "-d\">")
                .add(description)
                .raw("</desc>\n");
    }

    /** Begins an SVG with the lines of an axis of values and the labels of an axis of time. */
    static Plot begin(HtmlWriter html, String id, String title, String description, Axis axis, List<Tick> times) {
        begin(html, "values", id, title, description);
        Plot plot = new Plot(html, axis);
        plot.grid(times);
        return plot;
    }

    private void grid(List<Tick> times) {
        double top = 1 - axis.place(axis.wantedHigh());
        double bottom = 1 - axis.place(axis.wantedLow());
        html.raw("<rect class=\"wanted\" x=\"0\" y=\"" + percent(top) + "\" width=\"100%\" height=\""
                + percent(bottom - top) + "\"/>");
        for (double mark : axis.marks()) {
            String y = percent(1 - axis.place(mark));
            html.raw("<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"" + y + "\" y2=\"" + y
                    + "\"/><text class=\"value\" x=\"-6\" y=\"" + y + "\" dy=\".35em\">" + number(axis, mark)
                    + "</text>");
        }
        html.raw("<text class=\"unit\" x=\"-6\" y=\"-8\">").add(axis.unit()).raw("</text>");
        for (Tick tick : times) {
            tick(html, tick);
        }
        html.raw("\n");
    }

    /** A label below, with a line where it belongs. */
    static void tick(HtmlWriter html, Tick tick) {
        String x = percent(tick.place());
        html.raw("<line class=\"tick\" x1=\"" + x + "\" x2=\"" + x
                        + "\" y1=\"100%\" y2=\"0\"/><text class=\"time\" x=\"" + x + "\" y=\"100%\" dy=\"1.35em\">")
                .add(tick.label())
                .raw("</text>");
    }

    /** A stretch of time: a band over the whole height where it is left out, a bar below where something happened. */
    void span(String kind, double from, double to, String words) {
        boolean band = kind.equals("left-out");
        html.raw("<rect class=\"" + kind + "\" x=\"" + percent(from) + "\" y=\"" + (band ? "0" : "100%") + "\" width=\""
                        + percent(Math.max(to - from, 0.004)) + "\" height=\"" + (band ? "100%" : "5") + "\"><title>")
                .add(words)
                .raw("</title></rect>");
    }

    /** Begins the drawing within. */
    void beginDrawing() {
        html.raw("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 " + WIDE + " " + WIDE
                + "\" preserveAspectRatio=\"none\">");
    }

    /** A place in the drawing, as a path has it. */
    String point(double place, double value) {
        return String.format(Locale.ROOT, "%.1f %.0f", place * WIDE, (1 - axis.place(value)) * WIDE);
    }

    /** A path in the drawing. */
    void path(String kind, String path) {
        html.raw("<path class=\"" + kind + "\" d=\"" + path + "\"/>");
    }

    /** Ends the drawing within. */
    void endDrawing() {
        html.raw("</svg>\n");
    }

    /** A dot, which the drawing within would distort. */
    void dot(double place, double value) {
        html.raw("<circle r=\"1.8\" cx=\"" + percent(place) + "\" cy=\"" + percent(1 - axis.place(value)) + "\"/>");
    }

    /** Ends the SVG. */
    void end() {
        html.raw("</svg>\n");
    }

    /** A share as it stands in an attribute. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", 100 * share);
    }

    /** A value of that axis for a person to read: whole where the axis is long. */
    static String number(Axis axis, double value) {
        return String.format(Locale.ROOT, axis.high() - axis.low() >= 50 ? "%.0f" : "%.1f", value);
    }
}
