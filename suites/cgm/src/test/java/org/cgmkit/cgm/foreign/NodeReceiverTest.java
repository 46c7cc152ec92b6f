package org.cgmkit.cgm.foreign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.proof.ForeignProgram;
import org.cgmkit.kit.proof.ForeignRuns;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver in JavaScript, written from the guide by somebody who had not read the checks, is judged as its author wrote down
 * before the first run: sound, with each of its flaws, and with each of its peculiarities.
 */
class NodeReceiverTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("cgmkit.root")).resolve("suites/cgm/src/test/foreign/receiver");

    /** Which flaws to look at while working on them, as a regular expression, or {@code all}; else every few of them. */
    private static final String WANTED = System.getProperty("cgmkit.foreign", "");

    private static final int EVERY = 16;
    private static final int WORKERS = 3;
    private static final String TOKEN = "a-token-of-this-run-0123456789";
    private static final String READ_TOKEN = "another-token-that-only-reads";

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        return ForeignRuns.of(
                        WrittenVerdicts.of(PROGRAM),
                        WANTED,
                        EVERY,
                        WORKERS,
                        (verdict, options) -> report(verdict, options, Files.createTempDirectory(results, "run")))
                .tests();
    }

    private static RunReport report(Verdict verdict, List<String> options, Path results) throws Exception {
        boolean guarded = verdict.needs().contains("--token");
        List<String> command = Stream.of(
                        List.of("node", "receiver.mjs", "--port", "0"),
                        options,
                        guarded ? List.of("--token", TOKEN, "--read-token", READ_TOKEN) : List.<String>of())
                .flatMap(List::stream)
                .toList();
        try (ForeignProgram receiver = ForeignProgram.start(PROGRAM, command)) {
            ReceiverTarget.Builder target = ReceiverTarget.at(receiver.baseUrl(), "p1")
                    .otherPatient("p2")
                    .context(CredentialContext.PATIENT);
            if (guarded) {
                target.token(TOKEN).readOnlyToken(READ_TOKEN);
            }
            return new ReceiverSuite(GuideVersion.STU1, "test").run(target.build(), results, new SilentListener());
        }
    }
}
