package org.cgmkit.reports.html;

import java.util.List;
import java.util.Map;

/** HTML as it is written: whatever a target answered is text in it, and nothing else. */
public final class HtmlWriter {
    private final StringBuilder html = new StringBuilder();

    /**
     * Begins a page that the browser lets load nothing.
     *
     * @param style the style sheet
     */
    public void begin(String title, String style) {
        begin(title, style, "default-src 'none'; style-src 'unsafe-inline'");
    }

    /**
     * Begins a page under another policy.
     *
     * @param style the style sheet
     * @param policy what the browser lets it load and run (Content Security Policy)
     */
    public void begin(String title, String style, String policy) {
        raw("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="%s">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                """.formatted(policy));
        element("title", title);
        raw("<style>\n" + style + "</style>\n</head>\n<body>\n");
    }

    /** Adds markup. */
    public HtmlWriter raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds text. */
    public HtmlWriter add(String text) {
        html.append(escaped(text));
        return this;
    }

    /** Text as it may stand in an element or in a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** How many characters there are so far. */
    public int length() {
        return html.length();
    }

    /** Adds an element that holds text. */
    public void element(String name, String text) {
        raw("<" + name + ">").add(text).raw("</" + name + ">\n");
    }

    /** Adds a table of names and values. */
    public void facts(Map<String, String> facts) {
        raw("<table class=\"facts\">\n");
        facts.forEach((name, value) -> {
            boolean digest = value.matches("[0-9a-f]{64}");
            raw("<tr><th>").add(name).raw("</th><td" + (digest ? " class=\"digest\"" : "") + ">");
            add(value).raw("</td></tr>\n");
        });
        raw("</table>\n");
    }

    /** Adds a table whose first column holds names of requirements. */
    public void table(List<String> head, List<List<String>> rows) {
        raw("<table>\n<tr>");
        head.forEach(cell -> raw("<th>").add(cell).raw("</th>"));
        raw("</tr>\n");
        for (List<String> row : rows) {
            raw("<tr><td><code>").add(row.getFirst()).raw("</code></td>");
            row.subList(1, row.size()).forEach(cell -> raw("<td>").add(cell).raw("</td>"));
            raw("</tr>\n");
        }
        raw("</table>\n");
    }

    /** What was added so far, for a part of a page. */
    public String markup() {
        return html.toString();
    }

    /** Ends the page. */
    public String end() {
        return raw("</body>\n</html>\n").html.toString();
    }
}
