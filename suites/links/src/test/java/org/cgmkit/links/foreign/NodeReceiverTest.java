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
import org.cgmkit.links.LinkReceiverSuite;
import org.cgmkit.links.catalogue.LinkCatalogue;
import org.cgmkit.links.config.ReceiverDescription;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.Redaction;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that somebody else wrote is judged as its author wrote down before the first run. */
class NodeReceiverTest {

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        return ForeignRuns.of(
                        WrittenVerdicts.of(NodeProgram.FOLDER, "receiver-"),
                        NodeProgram.wanted("key-as-text|unit-assumed|local-times"),
                        1,
                        NodeProgram.WORKERS,
                        (verdict, options) -> report(verdict, options, Files.createTempDirectory(results, "run")))
                .tests();
    }

    private static RunReport report(Verdict verdict, List<String> options, Path results) throws Exception {
        try (ForeignProgram receiver = NodeProgram.start("receiver.mjs", verdict, options)) {
            return LinkReceiverSuite.all("test")
                    .run(
                            ReceiverDescription.read(
                                    NodeProgram.FOLDER.resolve("receiver-target.yaml"),
                                    Map.of("RECEIVER", receiver.baseUrl()),
                                    LinkCatalogue.get(),
                                    LinkReceiverSuite.role(),
                                    results),
                            results,
                            new SilentListener(),
                            new Redaction());
        }
    }
}
