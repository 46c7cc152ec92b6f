package org.cgmkit.cgm.attempt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was seen of a submitter in all steps, and is not judged yet.
 *
 * @param baseUrl the FHIR base that it was told
 * @param steps the steps as they went, in their order
 */
public record PlayedRun(String baseUrl, List<PlayedStep> steps) {
    public PlayedRun {
        steps = List.copyOf(steps);
    }

    /** All attempts to submit, in their order. */
    public List<SubmissionAttempt> attempts() {
        return steps.stream().flatMap(step -> step.attempts().stream()).toList();
    }

    /** The steps by their names. */
    public Map<String, PlayedStep> byName() {
        Map<String, PlayedStep> byName = new LinkedHashMap<>();
        steps.forEach(step -> byName.put(step.name(), step));
        return byName;
    }
}
