package org.cgmkit.outcomes.recorded;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.outcomes.policy.Shares;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The suite names in what public engines are known to differ, from what they answered. */
class RecordedAnswersTest {
    private static final String START = "2026-05-04T00:00:00Z";

    private final ReferenceEngine reference = new ReferenceEngine();

    @TestFactory
    Stream<DynamicTest> aKnownDifferenceIsNamed() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(RecordedAnswersTest.class.getResourceAsStream("recorded-answers.yaml"))) {
            JsonNode records = new YAMLMapper().readTree(file);
            return StreamSupport.stream(records.spliterator(), false)
                    .map(each -> DynamicTest.dynamicTest(
                            each.path("engine").asText() + ": "
                                    + each.path("what").asText(),
                            () -> assertThat(found(each), is(texts(each.path("found"))))));
        }
    }

    private Set<String> found(JsonNode record) {
        EngineTask task = task(record);
        EngineAnswer answer = answer(record);
        Set<String> found = new TreeSet<>();
        for (Policy policy : candidates(record)) {
            if (Shares.fit(answer, reference.of(task, policy))) {
                List<String> values = new ArrayList<>();
                record.path("keys").forEach(key -> values.add(policy.text(PolicyKey.of(key.asText()))));
                found.add(String.join(", ", values));
            }
        }
        return found;
    }

    private static List<Policy> candidates(JsonNode record) {
        List<Policy> candidates = List.of(Policy.USUAL);
        for (JsonNode key : record.path("keys")) {
            candidates = candidates.stream()
                    .flatMap(each -> values(each, PolicyKey.of(key.asText())).stream())
                    .toList();
        }
        return candidates;
    }

    private static <T> List<Policy> values(Policy policy, PolicyKey<T> key) {
        return key.known().stream().map(value -> policy.with(key, value)).toList();
    }

    private static EngineTask task(JsonNode record) {
        TraceBuilder trace = TraceBuilder.from(START).in(record.path("unit").asText());
        for (JsonNode step : record.path("trace")) {
            if (step.asText().startsWith("@")) {
                trace.at(step.asText().substring(1));
            } else {
                String[] parts = step.asText().split(" x ", -1);
                trace.times(Integer.parseInt(parts[0]), parts[1]);
            }
        }
        Instant start = Instant.parse(START);
        return EngineTask.of(trace.rows(), start, start.plus(Duration.ofDays(1)), ZoneOffset.UTC);
    }

    private static EngineAnswer answer(JsonNode record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode percent = json.putObject("percent");
        for (int i = 0; i < Figure.SHARES.size(); i++) {
            percent.put(
                    Figure.SHARES.get(i).id(),
                    new BigDecimal(record.path("shares").path(i).asText()));
        }
        return new EngineAnswer(json, "", Map.of());
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
