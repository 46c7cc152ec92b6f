package org.cgmkit.ehr.probe;

import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.probe.Probe.Unclear;
import org.cgmkit.ehr.workings.Behaviour.Duplicates;
import org.cgmkit.fixtures.Submission;

/** Looks at the answer to duplicates. */
final class DeduplicationProbes {

    private DeduplicationProbes() {}

    static List<Probe> all() {
        return List.of(new Probe("receiver.deduplication.answer", DeduplicationProbes::answer));
    }

    private static Optional<String> answer(ProbedSandbox visit) {
        if (visit.sandbox().options().behaviour().duplicates() == Duplicates.STORED) {
            return Optional.empty();
        }
        Submission submission = visit.readings(1);
        Reply first = visit.processed(submission);
        if (!first.status(0).startsWith("201") || first.location(0).isEmpty()) {
            throw new Unclear("not stored: " + first.body());
        }
        Reply again = visit.client().submit(submission);
        boolean there = again.location(0).equals(first.location(0));
        boolean processed =
                again.status(0).startsWith("200") && (there || again.location(0).isEmpty());
        boolean located = again.status(0).startsWith("201") && there;
        boolean sound = again.status() == 200 && (processed || located);
        return sound ? Optional.empty() : Optional.of("answered " + again.status() + " " + again.body());
    }
}
