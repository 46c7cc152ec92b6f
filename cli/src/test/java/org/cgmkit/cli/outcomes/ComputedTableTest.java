package org.cgmkit.cli.outcomes;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.calculation.RangeShares;
import org.cgmkit.engine.calculation.Rational;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.junit.jupiter.api.Test;

/** The table in docs/outcome-engines.md is what the reference engine says of the example. */
class ComputedTableTest {
    private static final String BEGIN = "<!-- table: made by ComputedTableTest -->\n";
    private static final String END = "<!-- end of table -->";
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("cgmkit.root")));

    private static final List<String> DECISIONS = List.of(
            "",
            "gaps.denominator=period",
            "gaps.denominator=hold:20",
            "gaps.denominator=linear:20:inclusive",
            "gaps.denominator=linear:45:inclusive",
            "gaps.denominator=linear:unlimited:inclusive",
            "duplicates.sameTime=last",
            "duplicates.sameTime=mean",
            "duplicates.sameTime=both-dropped",
            "duplicates.sameTime=none",
            "warmUp.minutes=none",
            "warmUp.minutes=30",
            "sentinels.use=dropped",
            "sentinels.use=beyond",
            "ranges.classification=molar-half-up",
            "ranges.classification=molar-exact",
            "statistics.sd=n",
            "gmi.formula=ifcc",
            "active.denominator=first-to-last",
            "events.minutes=span",
            "events.gap=breaks");

    @Test
    void theTableOnThePageIsWhatTheReferenceEngineSays() throws IOException {
        Path page = ROOT.resolve("docs/outcome-engines.md");
        String text = Files.readString(page);
        String made = table();
        if ("write".equals(System.getProperty("cgmkit.docs"))) {
            text = text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + made + text.substring(text.indexOf(END));
            Files.writeString(page, text);
        }

        assertThat(
                "docs/outcome-engines.md; to make it anew: mvn -B -q -pl cli -am test -Dtest=ComputedTableTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcgmkit.docs=write",
                text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END)),
                is(made));
    }

    private static String table() throws IOException {
        Instant start = Instant.parse("2026-05-04T00:00:00Z");
        EngineTask task = EngineTask.of(
                        TraceFile.read(Files.readString(ROOT.resolve("examples/three-days.csv"))),
                        start,
                        Instant.parse("2026-05-07T00:00:00Z"),
                        ZoneOffset.UTC)
                .with(List.of(new SensorSession(Instant.parse("2026-05-05T20:00:00Z"), 120, "")));
        StringBuilder table = new StringBuilder("""
                | decision | below 54 | below 70 | in target | above 180 | mean | CV | GMI | active | low events |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
                """);
        for (String decision : DECISIONS) {
            String[] parts = decision.split("=", 2);
            Policy policy = decision.isEmpty() ? Policy.USUAL : Policy.declared(Map.of(parts[0], parts[1]));
            table.append(row(
                    decision.isEmpty() ? "as is usual" : "`" + decision + "`", OutcomeEngine.compute(task, policy)));
        }
        return table.toString();
    }

    private static String row(String title, Outcomes outcomes) {
        RangeShares shares = requireNonNull(outcomes.shares());
        var spread = requireNonNull(outcomes.spread());
        Rational veryLow = shares.percent(GlucoseRange.VERY_LOW);
        return "| "
                + String.join(
                        " | ",
                        title,
                        rounded(veryLow, 2),
                        rounded(veryLow.plus(shares.percent(GlucoseRange.LOW)), 2),
                        rounded(shares.percent(GlucoseRange.TARGET), 2),
                        rounded(shares.percent(GlucoseRange.HIGH).plus(shares.percent(GlucoseRange.VERY_HIGH)), 2),
                        rounded(spread.mean(), 1),
                        requireNonNull(spread.variation())
                                .setScale(2, RoundingMode.HALF_UP)
                                .toPlainString(),
                        rounded(spread.gmi(), 2),
                        rounded(requireNonNull(outcomes.active()), 1),
                        outcomes.episodes().levelOne() + "")
                + " |\n";
    }

    private static String rounded(Rational value, int decimals) {
        return value.rounded(decimals, RoundingMode.HALF_UP).toPlainString();
    }
}
