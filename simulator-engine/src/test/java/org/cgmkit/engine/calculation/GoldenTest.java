package org.cgmkit.engine.calculation;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cgmkit.engine.policy.ActiveDenominator;
import org.cgmkit.engine.policy.Deviation;
import org.cgmkit.engine.policy.GmiFormula;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Answers that another program computed from first principles, trace by trace and policy by policy, where their folder is there
 * ({@code cgmkit.golden}).
 */
class GoldenTest {
    private static final Path FOLDER = Path.of(System.getProperty("cgmkit.golden", "no-such-folder"));
    private static final Map<GlucoseRange, String> NAMES = Map.of(
            GlucoseRange.VERY_LOW, "veryLow",
            GlucoseRange.LOW, "low",
            GlucoseRange.TARGET, "target",
            GlucoseRange.HIGH, "high",
            GlucoseRange.VERY_HIGH, "veryHigh");

    @TestFactory
    Stream<DynamicTest> everyTraceAndPolicyIsReproducedToTheFraction() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the folder of golden answers is not here");
        List<GoldenAnswer> answers;
        try (Stream<Path> files = Files.list(FOLDER)) {
            answers = files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().contains(".parts."))
                    .sorted()
                    .map(GoldenAnswer::read)
                    .toList();
        }
        assertThat(answers.size(), is(greaterThan(100)));
        return answers.stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> reproduces(each)));
    }

    @TestFactory
    Stream<DynamicTest> everyEpisodeAloneIsReproduced() throws IOException {
        assumeTrue(Files.isDirectory(FOLDER), "the folder of golden answers is not here");
        JsonNode parts = new ObjectMapper()
                .readTree(FOLDER.resolve("20-events.parts.json").toFile());
        return parts.path("episodes").properties().stream()
                .flatMap(episode -> episode.getValue().path("answers").properties().stream()
                        .map(answer -> DynamicTest.dynamicTest(episode.getKey() + " " + answer.getKey(), () -> {
                            GoldenAnswer whole =
                                    GoldenAnswer.read(FOLDER.resolve("20-events." + answer.getKey() + ".json"));
                            EngineTask alone = whole.task()
                                    .within(
                                            Instant.parse(episode.getValue()
                                                    .path("from")
                                                    .asText()),
                                            Instant.parse(episode.getValue()
                                                    .path("until")
                                                    .asText()));
                            assertEvents(answer.getValue(), alone, whole.policy());
                        })));
    }

    private static void reproduces(GoldenAnswer golden) {
        JsonNode expected = golden.expected();
        Policy policy = golden.policy();
        EngineTask task = golden.task();
        Outcomes outcomes = OutcomeEngine.compute(task, policy);

        if (expected.has("readings")) {
            assertThat("used", outcomes.used(), is(expected.path("readings").asInt()));
        }
        if (!expected.path("percent").isMissingNode()) {
            assertShares(expected, outcomes.shares());
            assertSpread(expected, task, policy);
        }
        if (expected.has("active")) {
            assertActive(expected.path("active"), task, policy);
        }
        if (expected.has("daysOfWear")) {
            assertThat(
                    "days of wear",
                    outcomes.daysOfWear(),
                    is(expected.at("/daysOfWear/calendar").asInt()));
        }
        if (expected.has("sufficient")) {
            assertThat(
                    "sufficient",
                    outcomes.sufficient(),
                    is(expected.path("sufficient").asBoolean()));
        }
        if (expected.has("events")) {
            assertEvents(expected.path("events"), task, policy);
        }
        if (expected.has("perDay")) {
            assertDays(expected.path("perDay"), outcomes.perDay());
        }
    }

    private static void assertShares(JsonNode expected, @Nullable RangeShares shares) {
        if (expected.path("percent").isNull()) {
            assertThat("shares", shares == null, is(true));
            return;
        }
        RangeShares found = requireNonNull(shares);
        JsonNode amounts = expected.has("counts") ? expected.path("counts") : expected.path("minutes");
        NAMES.forEach((range, name) -> {
            assertThat(
                    name, found.amount(range), is(Rational.of(amounts.path(name).asLong())));
            assertThat(name + " %", sixPlaces(found.percent(range)), is(decimal(expected.at("/percent/" + name))));
        });
        assertThat("of", found.of(), is(Rational.of(expected.path("of").asLong())));
        if (expected.at("/percent/noData").isTextual()) {
            assertThat(
                    "no data",
                    sixPlaces(requireNonNull(found.percentWithoutData())),
                    is(decimal(expected.at("/percent/noData"))));
        }
        assertThat("risk index", sixPlaces(found.riskIndex()), is(decimal(expected.path("gri"))));
    }

    private static void assertSpread(JsonNode expected, EngineTask task, Policy policy) {
        if (expected.path("mean").isNull()) {
            assertThat("spread", OutcomeEngine.compute(task, policy).spread() == null, is(true));
            return;
        }
        Spread spread = spread(task, policy);
        assertThat("mean", sixPlaces(spread.mean()), is(decimal(expected.at("/mean/mg~1dL"))));
        assertThat("mean in mmol/L", sixPlaces(spread.molarMean()), is(decimal(expected.at("/mean/mmol~1L"))));
        Map<String, Deviation> divisors = new TreeMap<>(
                Map.of("n-1", Deviation.COUNT_LESS_ONE, "n", Deviation.COUNT, "weighted-n", Deviation.COUNT));
        divisors.forEach((name, divisor) -> {
            if (expected.path("sd").has(name)) {
                Spread by = spread(task, policy.with(PolicyKey.DEVIATION, divisor));
                assertThat(
                        "SD over " + name,
                        sixPlaces(requireNonNull(by.deviation(GlucoseUnit.MASS))),
                        is(decimal(expected.path("sd").path(name))));
                assertThat(
                        "CV over " + name,
                        sixPlaces(requireNonNull(by.variation())),
                        is(decimal(expected.path("cv").path(name))));
            }
        });
        assertThat(
                "GMI",
                sixPlaces(spread(task, policy.with(PolicyKey.GMI, GmiFormula.MASS))
                        .gmi()),
                is(decimal(expected.at("/gmi/percent"))));
        assertThat(
                "GMI by mmol/mol",
                sixPlaces(spread(task, policy.with(PolicyKey.GMI, GmiFormula.IFCC))
                        .gmi()),
                is(decimal(expected.at("/gmi/percentByIfcc"))));
        if (expected.has("gmiReported")) {
            assertThat(
                    "GMI as reported",
                    spread(task, policy).gmi().rounded(1, RoundingMode.HALF_UP),
                    is(decimal(expected.path("gmiReported"))));
        }
    }

    private static Spread spread(EngineTask task, Policy policy) {
        return requireNonNull(OutcomeEngine.compute(task, policy).spread());
    }

    private static void assertActive(JsonNode expected, EngineTask task, Policy policy) {
        // An engine that takes every reading for five minutes says so of its active share only, and stops at 100.
        String ofPeriod = expected.has("fiveMinutes") ? "fiveMinutes" : "period";
        Rational period =
                requireNonNull(OutcomeEngine.compute(task, policy.with(PolicyKey.ACTIVE, ActiveDenominator.PERIOD))
                        .active());
        Rational most = expected.has("fiveMinutes") ? Rational.HUNDRED : period;
        assertThat(
                "active", sixPlaces(period.compareTo(most) > 0 ? most : period), is(decimal(expected.path(ofPeriod))));
        Rational own = OutcomeEngine.compute(task, policy.with(PolicyKey.ACTIVE, ActiveDenominator.FIRST_TO_LAST))
                .active();
        if (expected.path("firstToLast").isNull()) {
            assertThat("active from first to last", own == null, is(true));
        } else if (!expected.has("fiveMinutes")) {
            assertThat(
                    "active from first to last",
                    sixPlaces(requireNonNull(own)),
                    is(decimal(expected.path("firstToLast"))));
        }
    }

    private static void assertEvents(JsonNode expected, EngineTask task, Policy policy) {
        Episodes over = OutcomeEngine.compute(task, policy).episodes();
        Episodes from = OutcomeEngine.compute(task, policy.declaring(PolicyKey.EXTENDED, "from-120"))
                .episodes();
        assertThat("level one", over.levelOne(), is(expected.path("levelOne").asInt()));
        if (expected.has("levelTwo")) {
            assertThat(
                    "level two", over.levelTwo(), is(expected.path("levelTwo").asInt()));
        }
        if (expected.has("extendedOver120")) {
            assertThat(
                    "over 120",
                    over.extended(),
                    is(expected.path("extendedOver120").asInt()));
            assertThat(
                    "from 120",
                    from.extended(),
                    is(expected.path("extendedFrom120").asInt()));
        }
    }

    private static void assertDays(JsonNode expected, Map<LocalDate, DayShares> days) {
        assertThat("number of days", days.size(), is(expected.size()));
        expected.properties().forEach(day -> {
            DayShares found = requireNonNull(days.get(LocalDate.parse(day.getKey())), day.getKey());
            NAMES.forEach((range, name) -> assertThat(
                    day.getKey() + " " + name,
                    found.counts().get(range),
                    is(day.getValue().path(name).asInt())));
        });
    }

    private static BigDecimal sixPlaces(Rational value) {
        return value.rounded(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal sixPlaces(BigDecimal value) {
        return value.setScale(6, RoundingMode.HALF_UP);
    }

    private static BigDecimal decimal(JsonNode text) {
        return new BigDecimal(text.asText());
    }
}
