package org.cgmkit.outcomes.foreign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ForeignProgram;
import org.cgmkit.kit.proof.ForeignRuns;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.lineage.LineageRoleSuite;
import org.cgmkit.outcomes.lineage.LineageTestRun;
import org.cgmkit.outcomes.lineage.config.LineageTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A platform in JavaScript that shares no code with the kit is judged as was written down before the first run. */
class NodePlatformTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("cgmkit.root")).resolve("suites/outcomes/src/test/foreign/platform");

    /** Which to look at, as a regular expression, or {@code all}. */
    private static final String WANTED = System.getProperty("cgmkit.foreign", "shares-only|supersede");

    private static final int WORKERS = 2;

    private final LineageRoleSuite suite = new LineageRoleSuite();
    private final ReferenceEngine reference = new ReferenceEngine();

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        return ForeignRuns.of(
                        WrittenVerdicts.of(PROGRAM),
                        WANTED,
                        1,
                        WORKERS,
                        (verdict, options) -> report(options, Files.createTempDirectory(results, "run")))
                .tests();
    }

    private RunReport report(List<String> options, Path folder) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of("node", "platform.mjs", "--until-stdin-closes"), options.stream())
                .toList();
        try (ForeignProgram platform = ForeignProgram.start(PROGRAM, command)) {
            return new LineageTestRun(
                            suite,
                            LineageTargetFile.read(
                                    PROGRAM.resolve("target.yaml"),
                                    Map.of("PLATFORM", platform.baseUrl()),
                                    suite.catalogue(),
                                    suite.role(),
                                    folder),
                            new RunRequest(
                                    null,
                                    OptionValues.none(),
                                    Map.of(),
                                    RequirementSelection.everything(),
                                    folder,
                                    "test"),
                            reference)
                    .found(new SilentListener());
        }
    }
}
