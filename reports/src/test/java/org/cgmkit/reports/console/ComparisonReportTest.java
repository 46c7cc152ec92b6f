package org.cgmkit.reports.console;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.cgmkit.guide.Verb;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.Outcome;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.SampleRun;
import org.cgmkit.reports.compare.RunComparison;
import org.junit.jupiter.api.Test;

class ComparisonReportTest {

    @Test
    void isATableThatAPersonReads() {
        RunReport before = run(
                "0.1.0",
                SampleRun.check("receiver.storage.readable", Verb.SHALL, Outcome.PASS),
                SampleRun.check("receiver.orders", Verb.SHALL, Outcome.FAIL),
                SampleRun.check("receiver.same", Verb.SHALL, Outcome.PASS),
                SampleRun.check("receiver.gone", Verb.SHALL, Outcome.PASS),
                SampleRun.check("receiver.gone", Verb.SHALL, Outcome.PASS),
                SampleRun.check("receiver.gone", Verb.SHALL, Outcome.FAIL));
        RunReport after = run(
                "0.2.0",
                SampleRun.check("receiver.storage.readable", Verb.SHALL, Outcome.FAIL),
                SampleRun.check("receiver.orders", Verb.SHALL, Outcome.PASS),
                SampleRun.check("receiver.same", Verb.SHALL, Outcome.PASS));

        assertThat(printed(RunComparison.of(before, after)), is("""
                  receiver suite, guide stu1
                  old  FAIL  2026-01-31 12:00 UTC  kit 0.1.0
                       http://localhost/fhir
                  new  FAIL  2026-01-31 12:00 UTC  kit 0.2.0
                       http://localhost/fhir

                  New failures
                    receiver.storage.readable  SHALL     PASS → FAIL
                      A title

                  Fixed
                    receiver.orders  SHALL     FAIL → PASS
                      A title

                  Disappeared
                    receiver.gone  SHALL     2 passed, 1 failed

                ────────────────────────────────────────────────────────────────────────────────
                 ✘ WORSE  1 new failure, 1 fixed, 3 disappeared, 1 the same.
                """));
    }

    private static String printed(RunComparison comparison) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        new ComparisonReport(Terminal.of(out, Map.of("COLUMNS", "80"), false)).print(comparison);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static RunReport run(String kit, CheckResult... checks) {
        return new RunReport(
                kit,
                GuideVersion.STU1.specification(),
                "receiver",
                "http://localhost/fhir",
                Instant.parse("2026-01-31T12:00:00Z"),
                Duration.ZERO,
                true,
                List.of(checks));
    }
}
