package org.cgmkit.cgm.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/**
 * An entry that came again with the condition under which the receiver had created a resource before.
 *
 * @param created where that is, as type and id
 * @param again the attempt with the later entry
 * @param position the position of the later entry
 * @param status what the later entry was answered
 * @param location the location in the later answer, as type and id; empty where it has none
 */
record RepeatedCondition(String created, SubmissionAttempt again, int position, int status, String location) {

    /** Those among attempts, in their order. */
    static List<RepeatedCondition> in(List<SubmissionAttempt> attempts) {
        List<RepeatedCondition> repeated = new ArrayList<>();
        Map<String, String> created = new HashMap<>();
        for (SubmissionAttempt attempt : attempts) {
            for (EntryData entry : attempt.entries()) {
                int status = attempt.statusOf(entry.position());
                String location = attempt.locationOf(entry.position());
                String condition = entry.type() + "?" + entry.condition();
                if (entry.condition().isEmpty() || status == 0) {
                    continue;
                }
                String before = created.get(condition);
                if (before != null) {
                    repeated.add(new RepeatedCondition(before, attempt, entry.position(), status, location));
                } else if (status == 201 && !location.isEmpty()) {
                    created.put(condition, location);
                }
            }
        }
        return repeated;
    }

    @Override
    public String toString() {
        return "entry[" + position + "] is answered " + status + (location.isEmpty() ? "" : " with " + location)
                + ", and what its condition matches is " + created;
    }
}
