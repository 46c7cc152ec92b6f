package org.cgmkit.validation.submission;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.cgmkit.validation.finding.TextPosition;

/**
 * Where HAPI says that the values of a JSON text are: on the line on which a value begins, in the column after its end.
 * The values come in the order in which they begin, so that texts of the same shape have the same values at the same
 * numbers. The text is one that was found to be JSON.
 */
public final class ValuePositions {
    private final String text;
    private final int jump;
    private final TextPosition landing;
    private final List<TextPosition> spots = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int line;
    private int column;

    /** An object or array that has begun; an empty object ends, to HAPI, where it begins. */
    private record Open(int number, int line, int columnAfterStart, int at) {}

    private ValuePositions(String text, TextPosition start, int jump, TextPosition landing) {
        this.text = text;
        this.line = start.line();
        this.column = start.column();
        this.jump = jump;
        this.landing = landing;
    }

    /** The spots of all values of a text that begins at a spot. */
    public static List<TextPosition> of(String text, TextPosition start) {
        return new ValuePositions(text, start, -1, start).read();
    }

    /**
     * The same for a text with a gap.
     *
     * @param gap the index of the character after the gap
     * @param landing where that character stands
     */
    public static List<TextPosition> of(String text, int gap, TextPosition landing) {
        return new ValuePositions(text, TextPosition.START, gap, landing).read();
    }

    private List<TextPosition> read() {
        int i = 0;
        while (i < text.length()) {
            if (i == jump) {
                line = landing.line();
                column = landing.column();
            }
            char c = text.charAt(i);
            if (c == '"') {
                i = string(i);
            } else if (c == '{' || c == '[') {
                step(c);
                open.push(new Open(spots.size(), line, column, i));
                spots.add(TextPosition.START);
                i++;
            } else if (c == '}' || c == ']') {
                close(c, i);
                i++;
            } else if (c == '-' || Character.isLetterOrDigit(c)) {
                i = word(i);
            } else {
                step(c);
                i++;
            }
        }
        return spots;
    }

    private void close(char c, int at) {
        Open begun = open.pop();
        boolean empty = c == '}' && text.substring(begun.at() + 1, at).isBlank();
        step(c);
        spots.set(begun.number(), new TextPosition(begun.line(), empty ? begun.columnAfterStart() : column));
    }

    private int string(int from) {
        int i = from + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        column += i + 1 - from;
        if (!isName(i + 1)) {
            spots.add(new TextPosition(line, column));
        }
        return i + 1;
    }

    private boolean isName(int after) {
        int i = after;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i < text.length() && text.charAt(i) == ':';
    }

    private int word(int from) {
        int i = from;
        while (i < text.length() && ",]}: \t\r\n".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        column += i - from;
        spots.add(new TextPosition(line, column));
        return i;
    }

    private void step(char c) {
        if (c == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }
}
