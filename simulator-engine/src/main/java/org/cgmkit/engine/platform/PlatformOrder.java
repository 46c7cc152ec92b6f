package org.cgmkit.engine.platform;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.SensorSession;
import org.cgmkit.engine.trace.TaskText;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.engine.trace.TraceRow;

/**
 * What a platform is told in a step.
 *
 * @param step the step: first, late, repeated, removed, closed or as-of
 * @param baseUrl where results are posted; empty where the platform keeps them itself
 * @param patient the id of the patient there
 * @param set the identifier of the readings that come, or that are taken back
 * @param task the window, and the readings that come or are taken back
 * @param now when that is
 * @param asOf for when figures are asked for
 */
public record PlatformOrder(
        String step, String baseUrl, String patient, String set, EngineTask task, Instant now, Instant asOf) {

    /**
     * Reads what comes with a step.
     *
     * @param variables by their names without CGMKIT_, in small letters
     * @throws IllegalArgumentException where something is not what it should be; the message is a sentence
     */
    public static PlatformOrder of(Map<String, String> variables) {
        ZoneId zone = TaskText.zone(variables.getOrDefault("zone", "UTC"));
        String readings = variables.getOrDefault("readings", "");
        List<TraceRow> rows = readings.isBlank() ? List.of() : TraceFile.read(readings);
        List<SensorSession> sessions = new ArrayList<>();
        for (String each : variables.getOrDefault("session", "").split(" ")) {
            if (!each.isBlank()) {
                sessions.add(TaskText.session(each, zone));
            }
        }
        Instant now = moment(variables, "now", zone);
        return new PlatformOrder(
                variables.getOrDefault("step", ""),
                variables.getOrDefault("base_url", ""),
                variables.getOrDefault("patient_id", ""),
                variables.getOrDefault("readings_id", ""),
                EngineTask.of(rows, moment(variables, "start", zone), moment(variables, "end", zone), zone)
                        .with(sessions),
                now,
                variables.containsKey("as_of") ? moment(variables, "as_of", zone) : now);
    }

    private static Instant moment(Map<String, String> variables, String name, ZoneId zone) {
        return TaskText.moment(Objects.requireNonNullElse(variables.get(name), ""), zone);
    }
}
