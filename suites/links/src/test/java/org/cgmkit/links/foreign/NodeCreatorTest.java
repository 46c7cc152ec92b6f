package org.cgmkit.links.foreign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.kit.proof.ForeignProgram;
import org.cgmkit.kit.proof.ForeignRuns;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.links.LinkCreatorSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.CreatorDescription;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A creator that somebody else wrote is judged as its author wrote down before the first run. */
class NodeCreatorTest {

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        return ForeignRuns.of(
                        WrittenVerdicts.of(NodeProgram.FOLDER, "creator-"),
                        NodeProgram.wanted("iv-of-the-link|revoked-served|several-files"),
                        1,
                        NodeProgram.WORKERS,
                        (verdict, options) -> report(verdict, options, Files.createTempDirectory(results, "run")))
                .tests();
    }

    private static RunReport report(Verdict verdict, List<String> options, Path results) throws Exception {
        try (ForeignProgram creator = NodeProgram.start("creator.mjs", verdict, options)) {
            CreatorDescription described = CreatorDescription.read(
                    NodeProgram.FOLDER.resolve("creator-target.yaml"),
                    Map.of("CREATOR", creator.baseUrl()),
                    LinkCatalogue.get(),
                    LinkCreatorSuite.role());
            return LinkCreatorSuite.all("test")
                    .run(described.begun(results), results, List.of(), new SilentListener(), new Redaction());
        }
    }
}
