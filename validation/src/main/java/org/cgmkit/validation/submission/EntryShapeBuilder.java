package org.cgmkit.validation.submission;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shape of an entry while it is read: names and values in the order of the text, as the parser decoded them, each
 * with its length, and a sign in place of each leaf that is left out.
 */
final class EntryShapeBuilder {
    /** A longer entry is one of few, and judged by itself. */
    private static final int LONGEST = 1 << 15;

    private char[] text = new char[1 << 12];
    private int length;
    private boolean none;
    private final List<String> leftOut = new ArrayList<>();
    private final boolean remembers;

    /**
     * A text that can be used for one entry after the other.
     *
     * @param remembers whether the values of the leaves that are left out are wanted
     */
    EntryShapeBuilder(boolean remembers) {
        this.remembers = remembers;
    }

    void start() {
        length = 0;
        none = false;
        leftOut.clear();
    }

    /** Gives up: the entry has no shape. */
    void none() {
        none = true;
    }

    void mark(char sign) {
        room(1);
        text[length++] = sign;
    }

    void name(String name) {
        if (name.length() > LONGEST) {
            none = true;
            return;
        }
        room(name.length() + 2);
        text[length++] = 1;
        text[length++] = (char) name.length();
        name.getChars(0, name.length(), text, length);
        length += name.length();
    }

    void value(char kind, String value) {
        value(kind, value.toCharArray(), 0, value.length());
    }

    void value(char kind, char[] value, int from, int count) {
        if (none || length + count > LONGEST) {
            none = true;
            return;
        }
        room(count + 2);
        text[length++] = kind;
        text[length++] = (char) count;
        System.arraycopy(value, from, text, length, count);
        length += count;
    }

    /** Puts the leaf itself, or only its sign where it may be left out. */
    void leaf(LeafRule rule, char kind, char[] value, int from, int count) {
        if (!rule.accepts(value, from, count)) {
            value(kind, value, from, count);
            return;
        }
        without(rule);
        if (remembers) {
            leftOut.add(new String(value, from, count));
        }
    }

    /** Puts the sign of a leaf that is left out. */
    void without(LeafRule rule) {
        mark((char) 3);
        name(rule.name());
    }

    /** The number of the shape. */
    int in(EntryShapes shapes) {
        return none ? EntryShapes.NONE : shapes.of(text, length);
    }

    /** The values of the leaves that were left out. */
    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    private void room(int more) {
        if (length + more > LONGEST) {
            none = true;
            length = 0;
        }
        if (length + more > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
        }
    }
}
