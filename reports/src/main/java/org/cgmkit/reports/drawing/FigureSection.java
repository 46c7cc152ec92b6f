package org.cgmkit.reports.drawing;

import java.util.List;
import java.util.function.UnaryOperator;
import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.figure.Curve;
import org.cgmkit.reports.figure.DayProfile;
import org.cgmkit.reports.figure.Figure;
import org.cgmkit.reports.figure.MarkedCurve;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.html.HtmlWriter;

/** The section of a page that shows pictures, each with its heading, its sentences, and a drawing, a table or both. */
public final class FigureSection {
    /** The id of the section. */
    public static final String ID = "pictures";

    private final HtmlWriter html;
    private final UnaryOperator<String> addresses;

    /**
     * A section.
     *
     * @param html where it is written to
     * @param addresses where a link to a file of the results leads, as it stands in an attribute
     */
    public FigureSection(HtmlWriter html, UnaryOperator<String> addresses) {
        this.html = html;
        this.addresses = addresses;
    }

    /** What the section is called that holds those pictures. */
    public static String title(List<Figure> figures) {
        boolean steps = figures.stream().anyMatch(TimeLine.class::isInstance);
        boolean others = figures.stream().anyMatch(figure -> !(figure instanceof TimeLine));
        return steps && others ? "Time line and pictures" : steps ? "Time line" : "Pictures";
    }

    /** Writes the section; nothing where there are no pictures. */
    public void write(List<Figure> figures) {
        if (figures.isEmpty()) {
            return;
        }
        html.raw("<section id=\"" + ID + "\">\n<h2>" + title(figures) + "</h2>\n");
        for (int i = 0; i < figures.size(); i++) {
            write(figures.get(i), "picture-" + (i + 1));
        }
        html.raw("</section>\n");
    }

    private void write(Figure figure, String id) {
        html.raw("<figure class=\"picture\" id=\"" + id + "\">\n<figcaption><h3>")
                .add(figure.title())
                .raw("</h3>\n<p class=\"small\">")
                .add(figure.text())
                .raw("</p></figcaption>\n");
        switch (figure) {
            case TimeLine line -> new TimeLineDrawing(html, id, addresses).draw(line);
            case Curve curve -> new CurveDrawing(html, id).draw(curve, List.of());
            case MarkedCurve marked -> new CurveDrawing(html, id).draw(marked.curve(), marked.spans());
            case DayProfile profile -> new DayProfileDrawing(html, id).draw(profile);
            case StackedShares shares -> new SharesDrawing(html, id).draw(shares);
            case ComparedValues values -> new ComparedTable(html).draw(values);
        }
        html.raw("</figure>\n");
    }
}
