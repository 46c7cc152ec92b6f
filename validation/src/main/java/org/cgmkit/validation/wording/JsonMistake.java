package org.cgmkit.validation.wording;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a text is no JSON, in words for those who wrote it. The parser's own sentences name its classes and settings, which
 * say nothing to somebody who does not program with it.
 */
public final class JsonMistake {
    private static final String SYNTAX = "it breaks the syntax of JSON (RFC 8259)";
    private static final Pattern OF_THE_LIBRARY = Pattern.compile(
            "CTRL-CHAR|`|\\b[a-z]\\w*(\\.[a-z]\\w*)*\\.[A-Z]\\w+|\\b\\w+Feature\\b|\\bFeature\\b|Exception\\b|Source:");

    /** What the parser says, and what is said instead; the first that fits counts. */
    private static final List<Wording> WORDINGS = List.of(
            new Wording(".*\\(CTRL-CHAR, code 31\\).*between tokens.*", "it is compressed (gzip), not text"),
            new Wording(
                    ".*\\(CTRL-CHAR, code (\\d+)\\).*between tokens.*",
                    "there is the control character $1 between its parts"),
            new Wording(
                    ".*\\(CTRL-CHAR, code (\\d+)\\).*",
                    "the control character $1 stands in a text as it is, and has to be written with a backslash"),
            new Wording(
                    ".*\\('\\+' \\(code 43\\)\\).*|.*plus sign.*", "a number begins with +, which JSON does not allow"),
            new Wording(".*[Ll]eading zeroes.*", "a number begins with a zero that has other digits after it"),
            new Wording(".*token '([-+]?(?:NaN|INF|Infinity))'.*", "$1 is no number in JSON"),
            new Wording(".*non-standard\\) comment.*", "there is a comment, which JSON does not have"),
            new Wording(
                    "(Unexpected end-of-input)(?:[^(]*)(?:\\(start marker.*)?",
                    "Unexpected end-of-input: it ends before all that was opened is closed"),
            new Wording(".*nesting depth.*", "it is nested too deeply"),
            new Wording(".*(?:String|Number) value length.*|.*[Nn]umber length.*", "one of its values is too long"),
            new Wording(
                    "Trailing token.*",
                    "it goes on after its first value. Several resources one after the other are NDJSON: put each into a file"
                            + " of its own (split -l 1 FILE), or all of them into the entries of one Bundle"));

    private JsonMistake() {}

    private record Wording(Pattern said, String instead) {
        Wording(String said, String instead) {
            this(Pattern.compile(said, Pattern.DOTALL), instead);
        }
    }

    /** The mistake, as the end of a sentence without its full stop. */
    public static String of(JsonProcessingException cause) {
        if (cause instanceof MismatchedInputException) {
            return inWords("Trailing token");
        }
        return inWords(String.valueOf(cause.getOriginalMessage()));
    }

    /** What a library says, without its own names, as the end of a sentence without its full stop. */
    public static String inWords(String said) {
        for (Wording wording : WORDINGS) {
            var matcher = wording.said().matcher(said);
            if (matcher.matches()) {
                return matcher.replaceFirst(wording.instead());
            }
        }
        String text = said.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
        return isPlain(text) ? text : SYNTAX;
    }

    /** Whether a sentence has no name of a class or setting in it. */
    public static boolean isPlain(String text) {
        return !text.isEmpty() && !OF_THE_LIBRARY.matcher(text).find();
    }
}
