package org.cgmkit.outcomes.engine;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TaskJson;
import org.cgmkit.engine.trace.TraceFile;

/**
 * In which form an engine is given traces.
 *
 * @param streams whether rows name their sensors
 * @param fhir whether they are a Bundle of FHIR Observations, else CSV in files and a list in JSON
 */
public record TraceForm(boolean streams, boolean fhir) {

    /** The trace as a file has it. */
    String write(EngineTask task) {
        return fhir ? FhirReadings.of(task, streams).toString() : TraceFile.write(task.rows(), streams);
    }

    /** What such a file's name ends in. */
    String ending() {
        return fhir ? "json" : "csv";
    }

    /** All that is asked as one object. */
    ObjectNode writeAll(EngineTask task) {
        ObjectNode json = TaskJson.about(task, streams);
        json.set(
                "trace",
                fhir
                        ? FhirReadings.of(task, streams)
                        : TaskJson.write(task, streams).path("trace"));
        return json;
    }
}
