package org.cgmkit.validation.submission;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of the entries seen so far, numbered from 0. They are compared whole. There is room for so many; an entry
 * with a new shape after that has none, and is judged by itself.
 */
final class EntryShapes {
    /** The number of an entry without a shape. */
    static final int NONE = -1;

    private static final int MOST = 2048;
    private static final int MOST_CHARACTERS = 4 << 20;
    private static final int RECENT = 8;

    private final Map<Shape, Shape> shapes = new HashMap<>();
    private final @Nullable Shape[] recent = new Shape[RECENT];
    private int oldest;
    private int characters;

    private static final class Shape {
        private final char[] text;
        private final int hash;
        private int number;

        private Shape(char[] text) {
            this.text = text;
            this.hash = Arrays.hashCode(text);
        }

        private boolean is(char[] other, int length) {
            return Arrays.equals(text, 0, text.length, other, 0, length);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape shape && Arrays.equals(text, shape.text);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** The number of the shape with that text. */
    int of(char[] text, int length) {
        // Neighbours are mostly alike, and comparing is faster than hashing.
        for (Shape shape : recent) {
            if (shape != null && shape.is(text, length)) {
                return shape.number;
            }
        }
        Shape shape = new Shape(Arrays.copyOf(text, length));
        Shape known = shapes.get(shape);
        if (known == null) {
            if (shapes.size() == MOST || characters + length > MOST_CHARACTERS) {
                return NONE;
            }
            shape.number = shapes.size();
            characters += length;
            shapes.put(shape, shape);
            known = shape;
        }
        recent[oldest] = known;
        oldest = (oldest + 1) % RECENT;
        return known.number;
    }
}
