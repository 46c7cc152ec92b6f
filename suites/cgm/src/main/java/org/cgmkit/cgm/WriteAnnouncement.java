package org.cgmkit.cgm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.kit.check.Writes;

/**
 * What a run is going to write to a target, said before it does.
 *
 * @param target the target
 * @param creates how many resources of CGM types it creates at most, by type
 * @param attempts how many resources of other types it tries to create at most, by type, which should be refused
 * @param identifierSystem the system of the identifiers that mark all of it
 * @param label what the values of these identifiers begin with
 */
public record WriteAnnouncement(
        ReceiverTarget target,
        Map<String, Integer> creates,
        Map<String, Integer> attempts,
        String identifierSystem,
        String label) {
    private static final Set<String> CGM_TYPES = Set.of("Observation", "Device", "DiagnosticReport", "ServiceRequest");

    static WriteAnnouncement of(ReceiverTarget target, Writes writes, String label) {
        Map<String, Integer> creates = new TreeMap<>(writes.byType());
        Map<String, Integer> attempts = new TreeMap<>(writes.byType());
        creates.keySet().retainAll(CGM_TYPES);
        attempts.keySet().removeAll(CGM_TYPES);
        return new WriteAnnouncement(target, creates, attempts, IdentifierSource.SYSTEM, label);
    }

    /** Whether nothing is going to be written. */
    public boolean isEmpty() {
        return creates.isEmpty() && attempts.isEmpty();
    }

    /** What is said beside the {@link #text} where the run deletes what it created. */
    public String cleanupText() {
        return "At its end the run deletes what it created, as far as the target allows, and says what remains.";
    }

    /** The announcement in sentences. */
    public String text() {
        if (isEmpty()) {
            return "This run writes nothing to " + target.baseUrl() + ".";
        }
        StringBuilder text = new StringBuilder("This run writes test data to " + target.baseUrl() + " for patient '"
                + target.patientId() + "': at most " + list(creates) + ".");
        if (!attempts.isEmpty()) {
            text.append(" It also tries what the target should refuse: ").append(list(attempts));
            text.append(
                    target.otherPatientId() == null
                            ? "."
                            : ", and data about the other patient '" + target.otherPatientId() + "'.");
        }
        return text.append(" All of it carries identifiers of the system ")
                .append(identifierSystem)
                .append(" with values that begin with '")
                .append(label)
                .append("'. Nothing is changed or deleted that the run has not created itself.")
                .toString();
    }

    private static String list(Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
