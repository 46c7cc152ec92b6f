package org.cgmkit.submitter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.content.BundleComposer;
import org.cgmkit.submitter.content.SubmissionPurpose;
import org.cgmkit.submitter.order.OneTimeRequest;
import org.cgmkit.submitter.order.Schedule;
import org.cgmkit.submitter.order.TimeWindow;
import org.cgmkit.submitter.outbox.AppState;
import org.cgmkit.submitter.outbox.Outbox;
import org.cgmkit.submitter.outbox.SubmissionMarks;
import org.cgmkit.submitter.setup.AppListener;
import org.cgmkit.submitter.setup.Habit;

/**
 * Lays into the outbox what is due.
 *
 * @param patient the patient's logical id
 * @param composer what makes the Bundles
 * @param bundle what becomes of each Bundle
 * @param outbox where they wait
 * @param progress who follows
 */
record OutboxFiller(
        String patient,
        BundleComposer composer,
        UnaryOperator<ObjectNode> bundle,
        Outbox outbox,
        AppListener progress) {
    private static final Set<Profile> READINGS = Set.of(Profile.SENSOR_READING_MASS, Profile.SENSOR_READING_MOLES);

    /** A submission for schedules that reach back alike, each with the moment that counts for it. */
    void scheduled(Map<Schedule, Instant> due, Instant now) {
        if (composer.practice().habits().contains(Habit.SCHEDULE_BY_SCHEDULE)) {
            due.forEach((schedule, at) -> together(Map.of(schedule, at), now));
        } else {
            together(due, now);
        }
    }

    private void together(Map<Schedule, Instant> due, Instant now) {
        Set<Profile> profiles = EnumSet.noneOf(Profile.class);
        Map<String, Instant> marks = new HashMap<>();
        due.forEach((schedule, at) -> {
            profiles.addAll(schedule.profiles());
            marks.put(schedule.key(), at);
        });
        TimeWindow window =
                TimeWindow.back(due.keySet().iterator().next().lookback(), now.truncatedTo(ChronoUnit.SECONDS));
        prepare(window, profiles, now, new SubmissionMarks(marks, Set.of(), false));
    }

    /** The answer to a one-time order: the data that there are of its time. */
    void once(OneTimeRequest order, Instant now) {
        TimeWindow asked = order.window();
        TimeWindow window = asked.end().isAfter(now) ? asked.until(now.truncatedTo(ChronoUnit.SECONDS)) : asked;
        prepare(window, order.profiles(), now, new SubmissionMarks(Map.of(), Set.of(order.key()), false));
    }

    private void prepare(TimeWindow window, Set<Profile> asked, Instant now, SubmissionMarks marks) {
        AppState memory = outbox.memory();
        boolean introduce = composer.practice().introducesPatient() && !memory.introduced();
        List<ObjectNode> bundles = window.start().isBefore(window.end())
                ? composer.compose(
                        new SubmissionPurpose(patient, window, available(asked)),
                        now,
                        memory.installation(),
                        !memory.conditionsRefused(),
                        introduce,
                        memory::severalThere)
                : List.of();
        if (bundles.isEmpty()) {
            progress.told("There is nothing to submit of " + window + ".");
            outbox.settle(marks);
            return;
        }
        // What is settled goes with the last one: after a crash before it, all are made again, under the same
        // identifiers.
        SubmissionMarks settled = new SubmissionMarks(marks.schedules(), marks.oneTime(), introduce);
        int entries = 0;
        for (Iterator<ObjectNode> each = bundles.iterator(); each.hasNext(); ) {
            ObjectNode next = each.next();
            entries += next.path("entry").size();
            outbox.add(
                    "the data of " + window,
                    Json.text(bundle.apply(next)),
                    each.hasNext() ? SubmissionMarks.NONE : settled);
        }
        progress.told("Submitting " + entries + " entries about " + window + ".");
    }

    /** Of what is asked for, what the app has; readings in either unit are the same to it. */
    private Set<Profile> available(Set<Profile> asked) {
        Set<Profile> available = EnumSet.noneOf(Profile.class);
        available.addAll(asked);
        if (asked.stream().anyMatch(READINGS::contains)) {
            available.addAll(READINGS);
        }
        available.retainAll(composer.practice().sends());
        return available;
    }
}
