package org.cgmkit.cgm.foreign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.cgm.SubmitterSuite;
import org.cgmkit.cgm.config.SubmitterAccess;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.proof.ForeignRuns;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.WrittenVerdicts;
import org.cgmkit.kit.proof.WrittenVerdicts.Verdict;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.RunReport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app in JavaScript, written from the guide by somebody who had not read the checks, is judged as its author wrote down
 * before the first run: sound, with each of its flaws, and with each of its peculiarities.
 */
@EnabledIfSystemProperty(
        named = "cgmkit.foreign",
        matches = ".+",
        disabledReason = "each run takes more than a minute of waiting")
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

    @TestFactory
    Stream<DynamicTest> isJudgedAsWasWrittenDownBeforeTheFirstRun(@TempDir Path results) throws Exception {
        Path key = results.resolve("key.json");
        String publicKeys = publicKeys(key);
        return ForeignRuns.of(
                        WrittenVerdicts.of(PROGRAM),
                        WANTED,
                        1,
                        WORKERS,
                        (verdict, options) ->
                                report(verdict, options, Files.createTempDirectory(results, "run"), key, publicKeys))
                .tests();
    }

    private static RunReport report(Verdict verdict, List<String> options, Path own, Path key, String publicKeys)
            throws InterruptedException {
        boolean services = verdict.needs().contains("backendServices");
        boolean launch = !services && verdict.needs().contains("standalone");
        String line = "node '" + PROGRAM.resolve("app.mjs") + "' --state '" + own.resolve("state") + "'"
                + " " + String.join(" ", options)
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
