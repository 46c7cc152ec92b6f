package org.cgmkit.validation.parts;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.cgmkit.validation.finding.Finding;
import org.cgmkit.validation.finding.TextPosition;
import org.cgmkit.validation.submission.ValuePositions;
import org.jspecify.annotations.Nullable;

/**
 * What was said of an entry, without its place in the submission, so that it can be said of another entry of the same
 * kind.
 *
 * @param finding the finding, its path from the entry on, its line counted from the line before the entry
 * @param values the numbers of the values (see {@link ValuePositions}) whose spot it names; empty where it is none of theirs
 * @param named whether its path names the entry, and not something else that is the same for all
 */
record EntryFinding(Finding finding, List<Integer> values, boolean named) {
    private static final String ENTRY = "^Bundle\\.entry\\[\\d+]";

    /** HAPI gives all of these the path of the first entry, and the line of the one that they are about. */
    private static final Set<String> AT_THE_FIRST = Set.of(
            "BUNDLE_ENTRY_URL_ABSOLUTE",
            "BUNDLE_ENTRY_URL_MATCHES_NO_ID",
            "BUNDLE_ENTRY_URL_MATCHES_TYPE_ID",
            "Bundle_BUNDLE_Entry_MismatchIdUrl",
            "Bundle_BUNDLE_Entry_Canonical");

    /** What a finding about the rest of an excerpt says; its values are those of {@link BundleExcerpt#rest()}. */
    static EntryFinding ofRest(Finding finding, BundleExcerpt excerpt) {
        return new EntryFinding(finding, values(finding, excerpt.rest()), false);
    }

    private static List<Integer> values(Finding finding, List<TextPosition> spots) {
        TextPosition spot = new TextPosition(finding.line(), finding.column());
        return IntStream.range(0, spots.size())
                .filter(i -> spots.get(i).equals(spot))
                .boxed()
                .toList();
    }

    /** What a finding about a part of an excerpt says. */
    static EntryFinding of(Finding finding, BundleExcerpt excerpt, BundleExcerpt.Part part) {
        boolean named = namesItsEntry(finding);
        return new EntryFinding(
                new Finding(
                        finding.severity(),
                        named ? finding.path().replaceFirst(ENTRY, "") : finding.path(),
                        finding.line() == 0 ? 0 : finding.line() - part.line() + 1,
                        finding.column(),
                        finding.entry(),
                        message(finding, excerpt),
                        finding.expected(),
                        finding.actual(),
                        finding.rule()),
                values(finding, part.spots()),
                named);
    }

    /** Whether the path of a finding of HAPI names the entry that the finding is about. */
    static boolean namesItsEntry(Finding finding) {
        return finding.entry() != null && (finding.rule() == null || !AT_THE_FIRST.contains(finding.rule()));
    }

    /** Some messages count entries. */
    private static String message(Finding finding, BundleExcerpt excerpt) {
        String message = finding.message();
        if (finding.rule() == null || !finding.rule().contains("POSSIBLE_MATCH") || !message.startsWith("Entry ")) {
            return message;
        }
        int end = message.indexOf(' ', 6);
        int entry = Integer.parseInt(message.substring(6, end));
        return "Entry " + excerpt.parts().get(entry).entry() + message.substring(end);
    }

    /** Whether it cannot be said of other entries, because it names one of those values or an unknown spot. */
    boolean isAbout(List<String> leftOut) {
        return (finding.line() > 0 && values.isEmpty())
                || leftOut.stream()
                        .anyMatch(v -> names(finding.message(), v)
                                || names(finding.expected(), v)
                                || names(finding.actual(), v));
    }

    private static boolean names(@Nullable String text, String value) {
        if (text == null) {
            return false;
        }
        for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
            int end = at + value.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** The finding about the rest of a submission. */
    Finding ofWhole(List<TextPosition> spots) {
        TextPosition spot = values.isEmpty() ? new TextPosition(0, 0) : spots.get(values.getFirst());
        return new Finding(
                finding.severity(),
                finding.path(),
                spot.line(),
                spot.column(),
                null,
                finding.message(),
                finding.expected(),
                finding.actual(),
                finding.rule());
    }

    /** The finding about an entry that begins at a spot. */
    Finding about(int entry, TextPosition start, List<TextPosition> spots) {
        TextPosition spot = new TextPosition(0, 0);
        if (!values.isEmpty()) {
            spot = spots.get(values.getFirst());
        } else if (finding.line() > 0) {
            spot = new TextPosition(
                    start.line() + finding.line() - 1,
                    finding.line() == 1 ? start.column() + finding.column() - 1 : finding.column());
        }
        return new Finding(
                finding.severity(),
                named ? "Bundle.entry[" + entry + "]" + finding.path() : finding.path(),
                spot.line(),
                spot.column(),
                named ? Integer.valueOf(entry) : finding.entry(),
                finding.message(),
                finding.expected(),
                finding.actual(),
                finding.rule());
    }
}
