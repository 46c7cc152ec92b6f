package org.cgmkit.reports.drawing;

import org.cgmkit.reports.figure.ComparedValues;
import org.cgmkit.reports.html.HtmlWriter;

/** Values beside what they should come to. */
final class ComparedTable {
    /** What stands behind values that do not fit together. */
    static final String DIFFERS = " <b class=\"FAIL\">≠ differs</b>";

    private final HtmlWriter html;

    ComparedTable(HtmlWriter html) {
        this.html = html;
    }

    void draw(ComparedValues values) {
        html.raw("<table class=\"compared\"><tr><th scope=\"col\">Value</th><th scope=\"col\">")
                .add(values.sent())
                .raw("</th><th scope=\"col\">")
                .add(values.expected())
                .raw("</th></tr>\n");
        for (ComparedValues.Row row : values.rows()) {
            html.raw("<tr" + (row.differs() ? " class=\"differs\"" : "") + "><th scope=\"row\">")
                    .add(row.name())
                    .raw("</th><td>")
                    .add(row.sent())
                    .raw((row.differs() ? DIFFERS : "") + "</td><td>")
                    .add(row.expected())
                    .raw("</td></tr>\n");
        }
        html.raw("</table>\n");
    }
}
