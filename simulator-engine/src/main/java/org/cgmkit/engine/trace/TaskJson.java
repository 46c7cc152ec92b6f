package org.cgmkit.engine.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cgmkit.engine.trace.Delivery.Step;
import org.cgmkit.engine.trace.EngineTask.SensorRange;

/** What an engine is asked, as JSON over HTTP: trace, start, end, zone, interval and sessions. */
public final class TaskJson {
    private TaskJson() {}

    /** The task as an object; {@code streams} says whether rows name their sensors. */
    public static ObjectNode write(EngineTask task, boolean streams) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var trace = json.putArray("trace");
        task.rows().forEach(row -> {
            ObjectNode each = trace.addObject()
                    .put("time", row.time())
                    .put("value", row.value())
                    .put("unit", row.unit());
            if (streams && !row.stream().isEmpty()) {
                each.put("stream", row.stream());
            }
        });
        json.setAll(about(task, streams));
        return json;
    }

    /** The same without the trace. */
    public static ObjectNode about(EngineTask task, boolean streams) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("start", task.start().toString());
        json.put("end", task.end().toString());
        json.put("zone", task.zone().getId());
        if (task.intervals().isEmpty() || !streams) {
            json.put("interval", task.interval());
        } else {
            ObjectNode intervals = json.putObject("interval");
            task.intervals().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(each -> intervals.put(each.getKey(), each.getValue()));
        }
        json.set("sessions", sessions(task));
        if (task.delivery().step() != Step.WHOLE) {
            json.put("step", task.delivery().step().name().toLowerCase(Locale.ROOT));
            json.put("state", task.delivery().state());
        }
        return json;
    }

    private static Delivery delivery(JsonNode json) {
        String step = json.path("step").asText("whole").toUpperCase(Locale.ROOT);
        try {
            return new Delivery(Step.valueOf(step), json.path("state").asText(""));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Expected the step whole, before, late or removed, but got '"
                            + json.path("step").asText() + "'.",
                    e);
        }
    }

    /** The sensors that were started, as a list of objects. */
    public static JsonNode sessions(EngineTask task) {
        var sessions = JsonNodeFactory.instance.arrayNode();
        task.sessions()
                .forEach(session -> sessions.addObject()
                        .put("start", session.start().toString())
                        .put("minutes", session.warmUpMinutes())
                        .put("generation", session.generation()));
        return sessions;
    }

    /**
     * Reads what {@link #write} writes.
     *
     * @throws IllegalArgumentException where it is something else; the message is a sentence
     */
    public static EngineTask read(JsonNode json) {
        if (!json.path("trace").isArray()) {
            throw new IllegalArgumentException(
                    "Expected an object with the members trace (a list of rows), start, end, zone"
                            + " and interval, but found no list under 'trace'.");
        }
        List<TraceRow> rows = new ArrayList<>();
        json.path("trace")
                .forEach(row -> rows.add(new TraceRow(
                        rows.size() + 1,
                        row.path("time").asText(),
                        row.path("value").asText(),
                        row.path("unit").asText(),
                        row.path("stream").asText())));
        ZoneId zone = TaskText.zone(json.path("zone").asText("UTC"));
        Map<String, Integer> intervals = new HashMap<>();
        json.path("interval")
                .properties()
                .forEach(each -> intervals.put(each.getKey(), each.getValue().asInt()));
        List<SensorSession> sessions = new ArrayList<>();
        json.path("sessions")
                .forEach(each -> sessions.add(new SensorSession(
                        TaskText.moment(each.path("start").asText(), zone),
                        each.path("minutes").asInt(),
                        each.path("generation").asText())));
        return new EngineTask(
                rows,
                TaskText.moment(json.path("start").asText(), zone),
                TaskText.moment(json.path("end").asText(), zone),
                zone,
                json.path("interval").asInt(5),
                intervals,
                sessions,
                SensorRange.USUAL,
                delivery(json));
    }
}
