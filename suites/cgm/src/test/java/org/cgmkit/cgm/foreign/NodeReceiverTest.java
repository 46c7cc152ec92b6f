package org.cgmkit.cgm.foreign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.kit.proof.ForeignProgram;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A receiver in JavaScript, written from the guide by somebody who had not read the checks, is judged as its author wrote down
 * before the first run: sound, with each of its flaws, and with each of its peculiarities.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeReceiverTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("cgmkit.root")).resolve("suites/cgm/src/test/foreign/receiver");

    /** Which flaws to look at while working on them, as a regular expression, or {@code all}; else every few of them. */
    private static final String WANTED = System.getProperty("cgmkit.foreign", "");

    private static final int EVERY = 16;
    private static final int WORKERS = 3;
    private static final String TOKEN = "a-token-of-this-run-0123456789";

    private final WrittenVerdicts written = WrittenVerdicts.of(PROGRAM);
    private final Map<Verdict, RunReport> reports = new LinkedHashMap<>();

    @BeforeAll
    void examine(@TempDir Path results) throws Exception {
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            Map<Verdict, Future<RunReport>> runs = new LinkedHashMap<>();
            for (Verdict flaw : wanted(written.flaws())) {
                runs.put(flaw, workers.submit(() -> report(flaw, "--flaw", results)));
            }
            for (Verdict peculiarity : written.peculiarities()) {
                if (WANTED.isEmpty()
                        || WANTED.equals("all")
                        || peculiarity.name().matches(WANTED)) {
                    runs.put(peculiarity, workers.submit(() -> report(peculiarity, "--peculiar", results)));
                }
            }
            for (Map.Entry<Verdict, Future<RunReport>> run : runs.entrySet()) {
                reports.put(run.getKey(), run.getValue().get());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun() {
        return reports.entrySet().stream().map(run -> {
            Verdict verdict = run.getKey();
            return DynamicTest.dynamicTest(verdict.name().isEmpty() ? "sound" : verdict.name(), () -> {
                List<String> objections = new ArrayList<>(verdict.objections(run.getValue()));
                objections.addAll(ReportRows.described(run.getValue(), Outcome.ERROR));
                if (verdict.open()) {
                    assertThat("judged rightly now: take it from what is open", objections, is(not(empty())));
                } else {
                    assertThat(verdict.what(), objections, is(empty()));
                }
            });
        });
    }

    private static List<Verdict> wanted(List<Verdict> flaws) {
        if (WANTED.equals("all")) {
            return flaws;
        }
        return WANTED.isEmpty()
                ? Stream.iterate(0, at -> at < flaws.size(), at -> at + EVERY)
                        .map(flaws::get)
                        .toList()
                : flaws.stream()
                        .filter(flaw -> flaw.name().isEmpty() || flaw.name().matches(WANTED))
                        .toList();
    }

    private static RunReport report(Verdict verdict, String option, Path results) throws IOException {
        List<String> command = Stream.of(
                        Stream.of("node", "receiver.mjs", "--port", "0"),
                        verdict.name().isEmpty() ? Stream.<String>of() : Stream.of(option, verdict.name()),
                        verdict.needs().contains("--token") ? Stream.of("--token", TOKEN) : Stream.<String>of())
                .flatMap(words -> words)
                .toList();
        try (ForeignProgram receiver = ForeignProgram.start(PROGRAM, command)) {
            ReceiverTarget.Builder target = ReceiverTarget.at(receiver.baseUrl(), "p1")
                    .otherPatient("p2")
                    .context(CredentialContext.PATIENT);
            if (verdict.needs().contains("--token")) {
                target.token(TOKEN);
            }
            return new ReceiverSuite(GuideVersion.STU1, "test")
                    .run(target.build(), Files.createTempDirectory(results, "run"), new SilentListener());
        }
    }
}
