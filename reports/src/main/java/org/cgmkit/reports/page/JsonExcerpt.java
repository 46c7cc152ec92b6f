package org.cgmkit.reports.page;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import org.cgmkit.reports.html.HtmlWriter;

/**
 * JSON as a person looks at it: one value a line, with what a finding names marked, and what lies beside it folded to a line. Where
 * nothing is named, the first elements of long lists are shown.
 */
final class JsonExcerpt {
    private static final int FIRST = 3;
    private static final int LONG = 160;

    private final Set<JsonPointer> marks;
    private final int room;
    private final StringBuilder html = new StringBuilder();

    private JsonExcerpt(Set<JsonPointer> marks, int room) {
        this.marks = marks;
        this.room = room;
    }

    /**
     * The body as HTML for a {@code pre} element.
     *
     * @param marks what is to be marked, and shown whatever is folded
     * @param room about how many characters there may be
     */
    static String of(JsonNode body, Set<JsonPointer> marks, int room) {
        JsonExcerpt excerpt = new JsonExcerpt(marks, room);
        excerpt.value(body, JsonPointer.empty(), 0);
        return excerpt.html.toString();
    }

    private void value(JsonNode node, JsonPointer at, int depth) {
        boolean marked = marks.contains(at);
        if (marked) {
            html.append("<mark>");
        }
        if (node.isValueNode()) {
            html.append(HtmlWriter.escaped(leaf(node)));
        } else if (node.isEmpty()) {
            html.append(node.isArray() ? "[]" : "{}");
        } else if (isFolded(at, depth)) {
            html.append(HtmlWriter.escaped(folded(node)));
        } else if (node.isArray()) {
            elements(node, at, depth);
        } else {
            fields(node, at, depth);
        }
        if (marked) {
            html.append("</mark>");
        }
    }

    private void fields(JsonNode node, JsonPointer at, int depth) {
        html.append("{");
        boolean more = false;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            html.append(more ? ",\n" : "\n").append("  ".repeat(depth + 1));
            html.append("\"").append(HtmlWriter.escaped(field.getKey())).append("\": ");
            value(field.getValue(), at.appendProperty(field.getKey()), depth + 1);
            more = true;
        }
        html.append("\n").append("  ".repeat(depth)).append("}");
    }

    private void elements(JsonNode node, JsonPointer at, int depth) {
        boolean named = marksUnder(at) > 0;
        html.append("[");
        int left = 0;
        boolean more = false;
        for (int i = 0; i < node.size(); i++) {
            JsonPointer there = at.appendIndex(i);
            if (isOnTheWay(there) || (i < FIRST && !named) || node.size() <= FIRST + 1) {
                more = skipped(left, more, depth);
                left = 0;
                html.append(more ? ",\n" : "\n").append("  ".repeat(depth + 1));
                value(node.get(i), there, depth + 1);
                more = true;
            } else {
                left++;
            }
        }
        skipped(left, more, depth);
        html.append("\n").append("  ".repeat(depth)).append("]");
    }

    /** Stands for elements that are not shown; gives back whether there is an element before the next one. */
    private boolean skipped(int left, boolean more, int depth) {
        if (left == 0) {
            return more;
        }
        html.append(more ? ",\n" : "\n").append("  ".repeat(depth + 1));
        html.append("… ").append(left).append(left == 1 ? " element" : " elements");
        return true;
    }

    /** Beside what is marked, and where there is no more room, an object or a list is one line. */
    private boolean isFolded(JsonPointer at, int depth) {
        return !isOnTheWay(at) && (html.length() > room || (!marks.isEmpty() && depth > 1 && !isUnderAMark(at)));
    }

    private boolean isOnTheWay(JsonPointer at) {
        return at.matches() || marksUnder(at) > 0;
    }

    private long marksUnder(JsonPointer at) {
        String beginning = at + "/";
        return marks.stream()
                .filter(mark -> mark.equals(at) || mark.toString().startsWith(beginning))
                .count();
    }

    private boolean isUnderAMark(JsonPointer at) {
        return marks.stream().anyMatch(mark -> at.toString().startsWith(mark + "/"));
    }

    private static String folded(JsonNode node) {
        if (node.isArray()) {
            return "[ … " + node.size() + (node.size() == 1 ? " element ]" : " elements ]");
        }
        String type = node.path("resourceType").asText();
        return type.isEmpty() ? "{ … }" : "{ " + type + " … }";
    }

    private static String leaf(JsonNode node) {
        String text = node.toString();
        return text.length() <= LONG ? text : text.substring(0, LONG) + "… (" + text.length() + " characters)";
    }
}
