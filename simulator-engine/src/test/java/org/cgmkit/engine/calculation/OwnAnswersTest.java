package org.cgmkit.engine.calculation;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Answers that were worked out by hand; see {@code answers.yaml}. */
class OwnAnswersTest {
    private static final String START = "2026-05-04T00:00:00Z";

    /** Written figures only; the answers here are not rounded. */
    private static final Set<String> OF_TEXT = Set.of("numbers.rounding");

    @TestFactory
    Stream<DynamicTest> theAnswerIsTheOneWorkedOutByHand() throws IOException {
        return cases().flatMap(each -> StreamSupport.stream(each.path("answers").spliterator(), false)
                .map(answer -> DynamicTest.dynamicTest(
                        each.path("name").asText() + " " + answer.path("policy"),
                        () -> assertAnswer(answer, OutcomeEngine.compute(task(each), policy(answer))))));
    }

    @Test
    void everyKeyHasAnAnswerUnderEachOfItsValues() throws IOException {
        Set<String> seen = new TreeSet<>();
        cases().forEach(each -> each.path("answers")
                .forEach(answer -> policy(answer).declaration().forEach((key, value) -> seen.add(key + ": " + value))));
        List<String> missing = new ArrayList<>();
        for (PolicyKey<?> key : PolicyKey.all()) {
            missing.addAll(values(key).stream()
                    .map(value -> key.id() + ": " + value)
                    .filter(value -> !seen.contains(value))
                    // Other numbers of a value that is there.
                    .filter(value -> !value.matches("(units.factor|gaps.denominator|warmUp.minutes): [a-z:]*[0-9.]+.*"))
                    .filter(value -> !OF_TEXT.contains(key.id()))
                    .toList());
        }

        assertThat("values without an answer", missing, is(empty()));
    }

    private static <T> List<String> values(PolicyKey<T> key) {
        return key.known().stream().skip(1).map(key::write).toList();
    }

    private static Stream<JsonNode> cases() throws IOException {
        try (InputStream file = OwnAnswersTest.class.getResourceAsStream("answers.yaml")) {
            return StreamSupport.stream(
                    new YAMLMapper().readTree(requireNonNull(file)).spliterator(), false);
        }
    }

    private static Policy policy(JsonNode answer) {
        Map<String, String> declaration = new LinkedHashMap<>();
        answer.path("policy")
                .properties()
                .forEach(each -> declaration.put(each.getKey(), each.getValue().asText()));
        return Policy.declared(declaration);
    }

    private static EngineTask task(JsonNode each) {
        String from = each.path("from").asText(START);
        TraceBuilder trace = TraceBuilder.from(from);
        each.path("trace").forEach(step -> write(step.asText(), trace));
        Map<String, Integer> intervals = new HashMap<>();
        each.path("intervals")
                .properties()
                .forEach(stream ->
                        intervals.put(stream.getKey(), stream.getValue().asInt()));
        List<SensorSession> sessions = new ArrayList<>();
        each.path("sessions")
                .forEach(session -> sessions.add(new SensorSession(
                        Instant.parse(session.path("start").asText()),
                        session.path("minutes").asInt(),
                        session.path("generation").asText())));
        Instant start = OffsetDateTime.parse(from).toInstant();
        return EngineTask.of(
                        trace.rows(),
                        start,
                        each.has("until")
                                ? OffsetDateTime.parse(each.path("until").asText())
                                        .toInstant()
                                : start.plus(Duration.ofDays(1)),
                        ZoneId.of(each.path("zone").asText("UTC")))
                .every(each.path("interval").asInt(5))
                .every(intervals)
                .with(sessions);
    }

    private static void write(String step, TraceBuilder trace) {
        String[] words = step.split(" ", 2);
        String rest = words[1].replace("\"", "");
        switch (words[0]) {
            case "skip" -> trace.skip(Duration.ofMinutes(Integer.parseInt(rest)));
            case "at" -> trace.at(rest);
            case "unit" -> trace.in(rest);
            case "every" -> trace.every(Integer.parseInt(rest));
            case "offset" -> trace.offset(rest);
            case "stream" -> trace.of(rest);
            default -> trace.times(Integer.parseInt(words[0]), rest.substring(2));
        }
    }

    private static void assertAnswer(JsonNode answer, Outcomes outcomes) {
        if (answer.path("none").asBoolean()) {
            assertThat("shares", outcomes.shares() == null, is(true));
            assertThat("spread", outcomes.spread() == null, is(true));
        }
        if (answer.has("shares")) {
            RangeShares shares = requireNonNull(outcomes.shares());
            List<Rational> found = new ArrayList<>(
                    Stream.of(GlucoseRange.values()).map(shares::amount).toList());
            found.add(shares.of());
            List<Rational> expected = new ArrayList<>();
            answer.path("shares").forEach(each -> expected.add(Rational.of(each.asLong())));
            assertThat("shares and what they are of", found, is(expected));
        }
        if (answer.has("noData")) {
            assertThat("without data", requireNonNull(outcomes.shares()).withoutData(), is(fraction(answer, "noData")));
        }
        if (answer.has("mean")) {
            assertThat("mean", requireNonNull(outcomes.spread()).mean(), is(fraction(answer, "mean")));
        }
        if (answer.has("variance")) {
            assertThat("variance", requireNonNull(outcomes.spread()).variance(), is(fraction(answer, "variance")));
        }
        if (answer.has("gmi")) {
            assertThat("GMI", requireNonNull(outcomes.spread()).gmi(), is(fraction(answer, "gmi")));
        }
        if (answer.has("active")) {
            assertThat("active", outcomes.active(), is(fraction(answer, "active")));
        }
        if (answer.has("sufficient")) {
            assertThat(
                    "sufficient",
                    outcomes.sufficient(),
                    is(answer.path("sufficient").asBoolean()));
        }
        if (answer.has("events")) {
            Episodes events = outcomes.episodes();
            assertThat(
                    "events",
                    List.of(events.levelOne(), events.levelTwo(), events.extended())
                            .toString(),
                    is(answer.path("events").toString().replace(",", ", ")));
        }
        answer.path("excluded").properties().forEach(each -> {
            int found = outcomes.excluded().entrySet().stream()
                    .filter(excluded -> excluded.getKey().id().equals(each.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            assertThat(each.getKey(), found, is(each.getValue().asInt()));
        });
        answer.path("days").properties().forEach(day -> {
            List<Integer> counts = new ArrayList<>();
            day.getValue().forEach(count -> counts.add(count.asInt()));
            DayShares found = requireNonNull(outcomes.perDay().get(LocalDate.parse(day.getKey())), day.getKey());
            assertThat(day.getKey(), List.copyOf(found.counts().values()), is(counts));
        });
    }

    private static Rational fraction(JsonNode answer, String name) {
        String[] parts = answer.path(name).asText().split("/");
        return new Rational(new BigInteger(parts[0]), parts.length > 1 ? new BigInteger(parts[1]) : BigInteger.ONE);
    }
}
