package org.cgmkit.reports.allure;

/**
 * Breaks JSON that stands on one line into indented lines, for reading. It changes nothing but blanks between tokens, so
 * that numbers and repeated names stay as they were on the wire, and it does not mind a text that is cut off.
 */
final class JsonLines {
    private final String json;
    private final StringBuilder lines = new StringBuilder();
    private int depth;

    private JsonLines(String json) {
        this.json = json;
    }

    /** A message (first line, headers, empty line, body) whose body, where it is JSON on one line, is broken up. */
    static String inMessage(String message) {
        int blank = message.indexOf("\n\n");
        String body = blank < 0 ? "" : message.substring(blank + 2);
        boolean oneLine = (body.startsWith("{") || body.startsWith("[")) && !isBroken(body);
        return oneLine ? message.substring(0, blank + 2) + new JsonLines(body).broken() : message;
    }

    private static boolean isBroken(String body) {
        int end = body.indexOf('\n');
        return end >= 0 && end < body.length() / 2;
    }

    private String broken() {
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                int end = stringEnd(at);
                lines.append(json, at, end);
                at = end;
            } else {
                at = token(c, at);
            }
        }
        return lines.toString();
    }

    private int token(char c, int at) {
        switch (c) {
            case '{', '[' -> {
                lines.append(c);
                int next = skipBlanks(at + 1);
                if (next < json.length() && "]}".indexOf(json.charAt(next)) >= 0) {
                    lines.append(json.charAt(next));
                    return next + 1;
                }
                depth++;
                newLine();
            }
            case '}', ']' -> {
                depth--;
                newLine();
                lines.append(c);
            }
            case ',' -> {
                lines.append(c);
                newLine();
            }
            case ':' -> lines.append(": ");
            case ' ', '\t' -> {}
            default -> lines.append(c);
        }
        return at + 1;
    }

    private int stringEnd(int start) {
        int at = start + 1;
        while (at < json.length() && json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(json.length(), at + 1);
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at;
    }

    private void newLine() {
        lines.append('\n').append("  ".repeat(Math.max(0, depth)));
    }
}
