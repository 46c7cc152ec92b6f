package org.cgmkit.cgm.foreign;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app in JavaScript, written from the guide by somebody who had not read the checks, is judged as its author wrote down
 * before the first run: sound, with each of its flaws, and with each of its peculiarities.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(
        named = "cgmkit.foreign",
        matches = ".+",
        disabledReason = "each run takes more than a minute of waiting, and what differs is not decided yet")
class NodeAppTest {
    private static final Path PROGRAM =
            Path.of(System.getProperty("cgmkit.root")).resolve("suites/cgm/src/test/foreign/app");

    /** Which flaws to look at, as a regular expression, or {@code all}. */
    private static final String WANTED = System.getProperty("cgmkit.foreign", "");

    /** More than there are cores, as an app waits most of the time. */
    private static final int WORKERS = Integer.getInteger("cgmkit.foreign.workers", 5);

    private static final String CLIENT = "glucotide";
    private static final String REDIRECT = "http://127.0.0.1:8766/callback";

    /** Where the app's user lives. */
    private static final ZoneOffset ZONE = ZoneOffset.ofHoursMinutes(9, 30);

    private final WrittenVerdicts written = WrittenVerdicts.of(PROGRAM);
    private final Map<Verdict, RunReport> reports = new LinkedHashMap<>();

    @BeforeAll
    void examine(@TempDir Path results) throws Exception {
        Path key = results.resolve("key.json");
        String publicKeys = publicKeys(key);
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            Map<Verdict, Future<RunReport>> runs = new LinkedHashMap<>();
            for (Verdict flaw : wanted(written.flaws())) {
                runs.put(flaw, workers.submit(() -> report(flaw, "--flaw", results, key, publicKeys)));
            }
            for (Verdict peculiarity : wanted(written.peculiarities())) {
                runs.put(
                        peculiarity, workers.submit(() -> report(peculiarity, "--peculiar", results, key, publicKeys)));
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

    private static List<Verdict> wanted(List<Verdict> verdicts) {
        if (WANTED.equals("all")) {
            return verdicts;
        }
        return verdicts.stream()
                .filter(each -> each.name().isEmpty() || each.name().matches(WANTED))
                .toList();
    }

    private static RunReport report(Verdict verdict, String option, Path results, Path key, String publicKeys)
            throws IOException, InterruptedException {
        Path own = Files.createTempDirectory(results, "run");
        boolean services = verdict.needs().contains("backendServices");
        boolean launch = !services && verdict.needs().contains("standalone");
        String line = "node '" + PROGRAM.resolve("app.mjs") + "' --state '" + own.resolve("state") + "'"
                + (verdict.name().isEmpty() ? "" : " " + option + " " + verdict.name())
                + (services ? " --key '" + key + "'" : "");
        SubmitterAccess access = services
                ? new SubmitterAccess.BackendServices(CLIENT, publicKeys, null)
                : launch ? new SubmitterAccess.StandaloneLaunch(CLIENT, List.of(REDIRECT)) : new SubmitterAccess.Open();
        SubmitterTarget target = SubmitterTarget.of("an app in JavaScript", "mara-lindqvist")
                .access(access)
                .trigger(new Trigger.ByCommand(line))
                .patience(Duration.ofMinutes(10))
                .period(Duration.ofSeconds(3))
                .zone(ZONE)
                .build();
        return new SubmitterSuite(GuideVersion.STU1, "test")
                .run(target, own.resolve("results"), ScenarioListener.nobody(), new SilentListener());
    }

    /** Makes the app's key, and answers its public half as a JWK Set. */
    private static String publicKeys(Path key) throws IOException {
        Process maker = new ProcessBuilder("node", "make-key.mjs", key.toString())
                .directory(PROGRAM.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
