package org.cgmkit.links.foreign;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ForeignProgram;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;

/** The programs in JavaScript, written from the texts and the documentation by somebody who had not read the checks. */
final class NodeProgram {
    /** Where they are. */
    static final Path FOLDER = Path.of(System.getProperty("cgmkit.root")).resolve("suites/links/src/test/foreign");

    /** Most of a run is waiting. */
    static final int WORKERS = 4;

    private NodeProgram() {}

    /** Starts one of them, with what it needs to show that. */
    static ForeignProgram start(String program, Verdict verdict, List<String> options) throws IOException {
        Stream<String> needs = verdict.needs().isEmpty()
                ? Stream.of()
                : Stream.of(verdict.needs().split(" "));
        return ForeignProgram.start(
                FOLDER,
                Stream.of(Stream.of("node", program, "--port", "0", "--until-stdin-closes"), options.stream(), needs)
                        .flatMap(words -> words)
                        .toList());
    }

    /** Which to look at, as a regular expression, or {@code all}. */
    static String wanted(String some) {
        return System.getProperty("cgmkit.foreign", some);
    }
}
