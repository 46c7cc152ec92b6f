package org.cgmkit.kit.suite;

import java.util.List;

/**
 * What people read about a suite on the command line.
 *
 * @param description what is tested and how, each a sentence; the first is its summary
 * @param examples command lines without {@code cgmkit test}
 * @param notes what else is to be known, each a sentence
 * @param unreachable when the run ends with exit code 3
 */
public record SuiteHelp(List<String> description, List<String> examples, List<String> notes, String unreachable) {
    public SuiteHelp {
        description = List.copyOf(description);
        examples = List.copyOf(examples);
        notes = List.copyOf(notes);
    }

    /** A summary only; the target is a server. */
    public static SuiteHelp of(String summary) {
        return new SuiteHelp(List.of(summary), List.of(), List.of(), "target unreachable");
    }
}
