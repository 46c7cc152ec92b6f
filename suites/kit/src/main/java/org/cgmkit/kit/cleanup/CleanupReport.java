package org.cgmkit.kit.cleanup;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What became of what a run created.
 *
 * @param deleted how many were deleted, by type
 * @param remaining how many are still there, as far as the run knows, by type
 * @param reasons why they are
 * @param identifierSystem the system of the identifiers by which they can be found
 * @param label what the values of these identifiers begin with
 */
public record CleanupReport(
        Map<String, Integer> deleted,
        Map<String, Integer> remaining,
        List<String> reasons,
        String identifierSystem,
        String label) {

    public CleanupReport {
        deleted = Map.copyOf(deleted);
        remaining = Map.copyOf(remaining);
        reasons = List.copyOf(reasons);
    }

    /** The report in sentences. */
    public String text() {
        String done =
                deleted.isEmpty() ? "Nothing was deleted." : "Deleted what the run created: " + list(deleted) + ".";
        if (remaining.isEmpty()) {
            return done
                    + (deleted.isEmpty()
                            ? " The run created nothing that is known of."
                            : " Nothing is known to remain.");
        }
        return done + " What remains: " + list(remaining) + ", because " + String.join(", and because ", reasons)
                + ". Search for it by identifiers of the system " + identifierSystem + " with values that begin with '"
                + label + "'.";
    }

    private static String list(Map<String, Integer> numbers) {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }
}
