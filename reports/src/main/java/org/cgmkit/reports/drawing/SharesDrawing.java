package org.cgmkit.reports.drawing;

import java.math.BigDecimal;
import java.util.List;
import org.cgmkit.reports.figure.StackedShares;
import org.cgmkit.reports.figure.StackedShares.Bar;
import org.cgmkit.reports.figure.StackedShares.Part;
import org.cgmkit.reports.html.HtmlWriter;

/** Bars of shares below each other, and the same as a table, which is their legend. */
final class SharesDrawing {
    private static final int ROW = 50;
    private static final int NAME = 18;
    private static final int HEIGHT = 22;

    private static final double MOST = 1_000_000;

    /** Below that share there is no room for a letter. */
    private static final double ROOM = 0.05;

    private final HtmlWriter html;
    private final String id;

    SharesDrawing(HtmlWriter html, String id) {
        this.html = html;
        this.id = id;
    }

    void draw(StackedShares shares) {
        Plot.begin(html, "shares", id, shares.title(), "Each bar is 100 %; the table below has the numbers.");
        for (int i = 0; i < shares.bars().size(); i++) {
            bar(shares.parts(), shares.bars().get(i), i * ROW);
        }
        html.raw("</svg>\n");
        table(shares);
    }

    private void bar(List<Part> parts, Bar bar, int top) {
        html.raw("<text x=\"0\" y=\"" + (top + NAME - 5) + "\">")
                .add(bar.name())
                .raw("</text>");
        double whole = Math.max(
                100, bar.percents().stream().mapToDouble(SharesDrawing::length).sum());
        double left = 0;
        for (int i = 0; i < parts.size(); i++) {
            double width = length(bar.percents().get(i)) / whole;
            Part part = parts.get(i);
            html.raw("<rect class=\"" + part.tone() + (part.differs() ? " differs" : "") + "\" x=\""
                    + Plot.percent(left) + "\" y=\"" + (top + NAME) + "\" width=\"" + Plot.percent(width)
                    + "\" height=\"" + HEIGHT + "\"/>");
            if (part.differs() && width >= ROOM) {
                html.raw("<text class=\"sign\" x=\"" + Plot.percent(left + width / 2) + "\" y=\"" + (top + NAME + 16)
                        + "\">≠</text>");
            }
            left += width;
        }
        html.raw("\n");
    }

    /** What is no share, less than nothing or beyond all measure, is drawn as far as it can be. */
    private static double length(BigDecimal percent) {
        return Math.clamp(percent.doubleValue(), 0, MOST);
    }

    private void table(StackedShares shares) {
        html.raw("<table class=\"compared\"><tr><th scope=\"col\">Share, %</th>");
        shares.bars()
                .forEach(bar -> html.raw("<th scope=\"col\">").add(bar.name()).raw("</th>"));
        html.raw("</tr>\n");
        for (int i = 0; i < shares.parts().size(); i++) {
            Part part = shares.parts().get(i);
            html.raw("<tr" + (part.differs() ? " class=\"differs\"" : "") + "><th scope=\"row\"><span class=\"swatch "
                            + part.tone() + "\"></span>")
                    .add(part.name())
                    .raw("</th>");
            for (int j = 0; j < shares.bars().size(); j++) {
                html.raw("<td>")
                        .add(shares.bars().get(j).percents().get(i).toString())
                        .raw((j == 0 && part.differs() ? ComparedTable.DIFFERS : "") + "</td>");
            }
            html.raw("</tr>\n");
        }
        html.raw("</table>\n");
    }
}
