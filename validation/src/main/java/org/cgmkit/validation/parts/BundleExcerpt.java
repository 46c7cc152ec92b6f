package org.cgmkit.validation.parts;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.EntryOutline;
import org.cgmkit.validation.submission.SubmissionOutline;
import org.cgmkit.validation.submission.SubmittedText;
import org.cgmkit.validation.submission.ValuePositions;
import org.jspecify.annotations.Nullable;

/** A Bundle with some of the entries of a submission, each as it came and on lines of its own. */
final class BundleExcerpt {
    private final String json;
    private final List<Part> parts;
    private final List<TextPosition> rest;

    /** One entry, where it lies in the excerpt, and the spots of its values there. */
    record Part(int entry, String text, int line, List<TextPosition> spots) {}

    private BundleExcerpt(String json, List<Part> parts, List<TextPosition> rest) {
        this.json = json;
        this.parts = parts;
        this.rest = rest;
    }

    /** The excerpt with those entries, which come in order. */
    static BundleExcerpt of(SubmittedText submitted, SubmissionOutline outline, Iterable<Integer> entries) {
        String head = submitted.text(0, outline.head());
        String tail = submitted.text(outline.tail(), submitted.length());
        StringBuilder json = new StringBuilder(head);
        List<Part> parts = new ArrayList<>();
        int line = 1 + count(head);
        for (int number : entries) {
            EntryOutline entry = outline.entries().get(number);
            String text = submitted.text(entry.start(), entry.end());
            json.append(parts.isEmpty() ? "\n" : ",\n").append(text);
            line++;
            parts.add(new Part(number, text, line, ValuePositions.of(text, new TextPosition(line, 1))));
            line += count(text);
        }
        json.append('\n').append(tail);
        return new BundleExcerpt(
                json.toString(), parts, ValuePositions.of(head + tail, head.length(), new TextPosition(line + 1, 1)));
    }

    /** The spots of the values of the rest of a submission: of all but its entries. */
    static List<TextPosition> restOf(SubmittedText submitted, SubmissionOutline outline, TextPosition tail) {
        String head = submitted.text(0, outline.head());
        return ValuePositions.of(head + submitted.text(outline.tail(), submitted.length()), head.length(), tail);
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
        if (finding.entry() != null && EntryFinding.namesItsEntry(finding)) {
            return parts.get(finding.entry());
        }
        TextPosition spot = new TextPosition(finding.line(), finding.column());
        return parts.stream()
                .filter(p -> p.spots().getFirst().equals(spot))
                .findFirst()
                .orElse(null);
    }

    /** The spots of the values around the entries. */
    List<TextPosition> rest() {
        return rest;
    }

    private static int count(String text) {
        return (int) text.chars().filter(c -> c == '\n').count();
    }
}
