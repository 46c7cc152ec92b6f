package org.cgmkit.reports.statement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** HTML as it is written: whatever a target answered is text in it, and nothing else. */
final class HtmlWriter {
    private final StringBuilder html = new StringBuilder();

    /** Begins a page that the browser lets load nothing. */
    void begin(String title) {
        raw("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width">
                """);
        element("title", title);
        raw("<style>\n" + style() + "</style>\n</head>\n<body>\n");
    }

    /** Adds markup. */
    HtmlWriter raw(String markup) {
        html.append(markup);
        return this;
    }

    /** Adds text. */
    HtmlWriter add(String text) {
        html.append(text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        return this;
    }

    /** Adds an element that holds text. */
    void element(String name, String text) {
        raw("<" + name + ">").add(text).raw("</" + name + ">\n");
    }

    /** Adds a table of names and values. */
    void facts(Map<String, String> facts) {
        raw("<table class=\"facts\">\n");
        facts.forEach((name, value) -> {
            boolean digest = value.matches("[0-9a-f]{64}");
            raw("<tr><th>").add(name).raw("</th><td" + (digest ? " class=\"digest\"" : "") + ">");
            add(value).raw("</td></tr>\n");
        });
        raw("</table>\n");
    }

    /** Adds a table whose first column holds names of requirements. */
    void table(List<String> head, List<List<String>> rows) {
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

    /** Ends the page. */
    String end() {
        return raw("</body>\n</html>\n").html.toString();
    }

    private static String style() {
        try (InputStream in = HtmlWriter.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("The kit was packed without page.css; build it again.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
