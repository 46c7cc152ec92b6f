package org.cgmkit.ehr.probe;

import java.util.List;
import java.util.Optional;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.fixtures.Submission;

/** Looks at what a receiver does with too many submissions in a row. */
final class ThrottlingProbes {
    private static final int MANY = 30;
    private static final int PATIENCE = 8;
    private static final int WAIT = 300;

    private ThrottlingProbes() {}

    static List<Probe> all() {
        return List.of(new Probe("receiver.throttling.well-formed", ThrottlingProbes::throttling));
    }

    private static Optional<String> throttling(ProbedSandbox visit) {
        for (int i = 0; i < MANY; i++) {
            Submission reading = visit.readings(1);
            if (once(visit, reading).status() == 429) {
                return judged(visit, reading);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> judged(ProbedSandbox visit, Submission reading) {
        String search = "/Observation?identifier=" + reading.identifiers().getLast();
        int stored = visit.client().total(search);
        if (stored != 0) {
            return Optional.of(stored + " stored of a submission answered 429");
        }
        for (int i = 0; i < PATIENCE; i++) {
            if (once(visit, reading).status() == 200) {
                return Optional.empty();
            }
            pause();
        }
        return Optional.of("the same submission is answered 429 for ever");
    }

    private static Reply once(ProbedSandbox visit, Submission submission) {
        return visit.client()
                .sendOnce("POST", "/$submit-cgm-bundle", submission.json(), "Content-Type", "application/fhir+json");
    }

    private static void pause() {
        try {
            Thread.sleep(WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
