package org.cgmkit.links.share;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cgmkit.links.visit.PasscodeTrial;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.links.visit.Visit;

/** Sends wrong passcodes at the same time, each over a connection of its own. */
final class Races {
    private Races() {}

    /**
     * Spends one attempt to learn how many are left, and then all of them at once.
     *
     * @param most how many attempts are spent at most
     * @param more how many are sent beyond those that are left
     */
    static Race run(Visit visit, int most, int more) throws InterruptedException {
        String passcode = visit.target().passcode().orElseThrow();
        Seen first = visit.guess(PasscodeTrial.wrong(passcode, 0));
        int left = first.exchange().json().path("remainingAttempts").asInt(-1);
        if (first.status() == 200 || left < 0) {
            throw inconclusive("The first wrong passcode was answered " + first
                    + ", which does not say how many attempts remain; see shlink-creator.passcode.error.");
        }
        if (left > most) {
            throw inconclusive(left
                    + " attempts remain after the first wrong one, and the run does not spend more than " + most + ".");
        }
        List<Future<Seen>> sent = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(left + more)) {
            for (int i = 1; i <= left + more; i++) {
                String wrong = PasscodeTrial.wrong(passcode, i);
                sent.add(all.submit(() -> visit.guess(wrong)));
            }
        }
        List<Seen> answers = new ArrayList<>();
        for (Future<Seen> each : sent) {
            try {
                answers.add(each.get());
            } catch (ExecutionException e) {
                throw inconclusive(
                        "A wrong passcode got no answer (" + e.getCause() + "), so this check cannot decide.");
            }
        }
        return new Race(left, answers, visit.guess(passcode));
    }
}
