package org.cgmkit.validation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Bundle with some of the entries of a submission, each as it came and on lines of its own. */
final class Excerpt {
    private final String json;
    private final List<Part> parts;
    private final List<Spot> rest;

    /** One entry, where it lies in the excerpt, and the spots of its values there. */
    record Part(int entry, String text, int line, List<Spot> spots) {}

    private Excerpt(String json, List<Part> parts, List<Spot> rest) {
        this.json = json;
        this.parts = parts;
        this.rest = rest;
    }

    /** The excerpt with those entries, which come in order. */
    static Excerpt of(SubmittedText submitted, Outline outline, Iterable<Integer> entries) {
        String head = submitted.text(0, outline.head());
        String tail = submitted.text(outline.tail(), submitted.length());
        StringBuilder json = new StringBuilder(head);
        List<Part> parts = new ArrayList<>();
        int line = 1 + count(head);
        for (int number : entries) {
            Entry entry = outline.entries().get(number);
            String text = submitted.text(entry.start(), entry.end());
            json.append(parts.isEmpty() ? "\n" : ",\n").append(text);
            line++;
            parts.add(new Part(number, text, line, ValueSpots.of(text, new Spot(line, 1))));
            line += count(text);
        }
        json.append('\n').append(tail);
        return new Excerpt(json.toString(), parts, ValueSpots.of(head + tail, head.length(), new Spot(line + 1, 1)));
    }

    /** The spots of the values of the rest of a submission: of all but its entries. */
    static List<Spot> restOf(SubmittedText submitted, Outline outline, Spot tail) {
        String head = submitted.text(0, outline.head());
        return ValueSpots.of(head + submitted.text(outline.tail(), submitted.length()), head.length(), tail);
    }

    String json() {
        return json;
    }

    /** The entries, by their positions in the excerpt. */
    List<Part> parts() {
        return parts;
    }

    /** The entry that a finding about the excerpt is about; some name it by its line and column only. */
    @Nullable
    Part partOf(Finding finding) {
        if (finding.entry() != null && Said.namesItsEntry(finding)) {
            return parts.get(finding.entry());
        }
        Spot spot = new Spot(finding.line(), finding.column());
        return parts.stream()
                .filter(p -> p.spots().getFirst().equals(spot))
                .findFirst()
                .orElse(null);
    }

    /** The spots of the values around the entries. */
    List<Spot> rest() {
        return rest;
    }

    private static int count(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
