package org.cgmkit.outcomes.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.RuntimeJsonMappingException;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.engine.trace.Delivery;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.Output;
import org.cgmkit.outcomes.trace.LateTraces.LateStep;
import org.cgmkit.reports.Evidence;

/** An engine of which each answer is asked for once in a run. */
public final class AskedEngine {
    /** Numbers keep the decimals that they came with, as these say how they were rounded. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final EngineTarget target;
    private final EngineTransport transport;
    private final Map<EngineTask, Kept> answers = new HashMap<>();

    private final Map<String, Steps> series = new HashMap<>();

    private record Steps(List<EngineAnswer> answers, List<Evidence> evidence) {}

    private record Kept(EngineAnswer answer, List<Evidence> evidence) {}

    /** That engine. */
    public AskedEngine(EngineTarget target, EngineTransport transport) {
        this.target = target;
        this.transport = transport;
    }

    /** What it is, and what it declares. */
    public EngineTarget target() {
        return target;
    }

    /** The task as the engine is given it: without the names of sensors where it is not told these. */
    public EngineTask given(EngineTask task) {
        if (target.streams()) {
            return task;
        }
        return task.withRows(task.rows().stream()
                        .map(row -> new TraceRow(row.line(), row.time(), row.value(), row.unit(), ""))
                        .toList())
                .every(Map.of());
    }

    /** Its answer, asked for where it was not yet, and shown in that log. */
    public synchronized EngineAnswer answer(EngineTask task, CheckLog log) {
        Kept kept = answers.get(task);
        if (kept != null) {
            kept.evidence().forEach(log::refer);
            return kept.answer();
        }
        int before = log.evidence().size();
        EngineAnswer answer = again(task, log);
        answers.put(task, new Kept(answer, evidenceSince(before, log)));
        return answer;
    }

    /**
     * A trace and its answer.
     *
     * @param task the trace
     * @param answer what was answered
     */
    public record Answered(EngineTask task, EngineAnswer answer) {}

    /** What a piece of evidence is of, where it is of a trace that was kept. */
    public synchronized Optional<Answered> answered(Evidence evidence) {
        return answers.entrySet().stream()
                .filter(each -> each.getValue().evidence().stream()
                        .anyMatch(kept -> kept.file().equals(evidence.file())))
                .findFirst()
                .map(each -> new Answered(each.getKey(), each.getValue().answer()));
    }

    /** Its answer, asked for in any case. */
    public synchronized EngineAnswer again(EngineTask task, CheckLog log) {
        EngineTransport.Reply reply = transport.ask(given(task), log);
        if (!reply.refusal().isEmpty()) {
            return new EngineAnswer(MissingNode.getInstance(), reply.refusal(), target.figures());
        }
        try {
            JsonNode json = switch (target.output()) {
                case CSV -> table(reply.text());
                case JSON -> JSON.readTree(reply.text());
                case FHIR -> FhirFigures.read(JSON.readTree(reply.text()));
            };
            return json != null && json.isObject()
                    ? new EngineAnswer(json, "", target.figures())
                    : unreadable("it is no object");
        } catch (JsonProcessingException e) {
            return unreadable(e.getOriginalMessage());
        } catch (IOException | RuntimeJsonMappingException e) {
            return unreadable(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Its answers to several steps, asked for where they were not yet. An engine that keeps what it was given gets only what is new;
     * any other gets all rows that count after each step.
     *
     * @param name what the steps are called, in letters that a file may have
     */
    public synchronized List<EngineAnswer> steps(String name, List<LateStep> steps, CheckLog log) {
        Steps known = series.get(name);
        if (known != null) {
            known.evidence().forEach(log::refer);
            return known.answers();
        }
        int before = log.evidence().size();
        List<EngineAnswer> answers = new ArrayList<>();
        String state = target.stateful() ? transport.stateOf(name) : "";
        for (LateStep step : steps) {
            EngineAnswer answer =
                    again(target.stateful() ? step.given().as(new Delivery(step.step(), state)) : step.whole(), log);
            state = answer.json().path("state").asText(state);
            answers.add(answer);
        }
        series.put(name, new Steps(answers, evidenceSince(before, log)));
        return answers;
    }

    private static List<Evidence> evidenceSince(int before, CheckLog log) {
        List<Evidence> kept = log.evidence();
        return List.copyOf(kept.subList(before, kept.size()));
    }

    private EngineAnswer unreadable(String why) {
        return new EngineAnswer(
                MissingNode.getInstance(),
                "Expected the answer to be " + (target.output() == Output.CSV ? "CSV" : "a JSON object")
                        + ", but it cannot" + " be read: " + why + ".",
                target.figures());
    }

    /** A line of names and a line of values as an object; what looks like a number is one. */
    private static ObjectNode table(String csv) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvSchema.emptySchema().withHeader())
                .readValues(csv)) {
            if (rows.hasNext()) {
                rows.next().forEach((name, value) -> put(json, name, value.strip()));
            }
        }
        return json;
    }

    private static void put(ObjectNode json, String name, String value) {
        if (value.isEmpty()) {
            json.putNull(name);
        } else if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            json.put(name, Boolean.parseBoolean(value));
        } else {
            try {
                json.put(name, new BigDecimal(value));
            } catch (NumberFormatException e) {
                json.put(name, value);
            }
        }
    }
}
