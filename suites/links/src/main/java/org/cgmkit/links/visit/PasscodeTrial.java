package org.cgmkit.links.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What was tried with passcodes, each over a connection of its own, until the link is used up.
 *
 * @param attempts the attempts before the link is used up on purpose, in their order
 * @param right the answer to the right passcode between two wrong ones, or empty where the attempts ended before
 * @param afterwards the answer to the right passcode after all attempts were spent, or empty where they were too many
 */
public record PasscodeTrial(List<Attempt> attempts, Optional<Seen> right, Optional<Seen> afterwards) {
    /** More are not spent. */
    public static final int MOST = 25;

    public PasscodeTrial {
        attempts = List.copyOf(attempts);
    }

    /**
     * One attempt.
     *
     * @param what what was sent, such as {@code a wrong one}
     * @param wrong whether a passcode was sent, and a wrong one
     * @param seen the answer
     */
    public record Attempt(String what, boolean wrong, Seen seen) {

        /** How many attempts are left by the answer, or empty where it does not say. */
        public Optional<Integer> remaining() {
            JsonNode remaining = seen.exchange().json().path("remainingAttempts");
            return remaining.isInt() ? Optional.of(remaining.asInt()) : Optional.empty();
        }

        /** Whether the link was opened by it. */
        public boolean opened() {
            return seen.status() == 200;
        }

        /** Whether the link is used up. */
        boolean ended() {
            return seen.status() == 404 || seen.status() == 410 || remaining().orElse(1) == 0;
        }
    }

    static PasscodeTrial of(Visit visit, String passcode) {
        List<Attempt> attempts = new ArrayList<>();
        ObjectNode none = visit.requestWithoutPasscode();
        ObjectNode empty = none.deepCopy().putNull("passcode");
        boolean ended = attempt(attempts, visit, "no passcode", false, none)
                || attempt(attempts, visit, "null as a passcode", false, empty)
                || attempt(attempts, visit, "an empty passcode", false, with(visit, ""))
                || attempt(attempts, visit, "a wrong passcode", true, with(visit, wrong(passcode, 1)));
        Optional<Seen> right = ended ? Optional.empty() : Optional.of(visit.postAnew(with(visit, passcode)));
        for (Map.Entry<String, String> other : others(passcode).entrySet()) {
            ended = ended || attempt(attempts, visit, other.getKey(), true, with(visit, other.getValue()));
        }
        return new PasscodeTrial(attempts, right, afterwards(visit, passcode, attempts));
    }

    private static Map<String, String> others(String passcode) {
        Map<String, String> others = new LinkedHashMap<>();
        others.put("another wrong passcode", wrong(passcode, 2));
        if (passcode.length() > 1) {
            others.put("the passcode without its last character", passcode.substring(0, passcode.length() - 1));
        }
        String lower = passcode.toLowerCase(Locale.ROOT);
        String swapped = lower.equals(passcode) ? passcode.toUpperCase(Locale.ROOT) : lower;
        if (!swapped.equals(passcode)) {
            others.put("the passcode in letters of the other case", swapped);
        }
        return others;
    }

    private static boolean attempt(
            List<Attempt> attempts, Visit visit, String what, boolean wrong, ObjectNode request) {
        Attempt attempt = new Attempt(what, wrong, visit.postAnew(request));
        attempts.add(attempt);
        return attempt.ended();
    }

    /** Spends what is left, as far as the first answer to a wrong passcode says how much there was. */
    private static Optional<Seen> afterwards(Visit visit, String passcode, List<Attempt> attempts) {
        int left = attempts.stream()
                .filter(Attempt::wrong)
                .flatMap(attempt -> attempt.remaining().stream())
                .findFirst()
                .orElse(MOST);
        if (left > MOST) {
            return Optional.empty();
        }
        boolean ended = attempts.getLast().ended();
        for (int spent = 0; spent < left && !ended; spent++) {
            ended = new Attempt("a wrong passcode", true, visit.postAnew(with(visit, wrong(passcode, spent)))).ended();
        }
        return Optional.of(visit.postAnew(with(visit, passcode)));
    }

    private static ObjectNode with(Visit visit, String passcode) {
        return visit.requestWithoutPasscode().put("passcode", passcode);
    }

    /** A passcode of the same length that is another one. */
    public static String wrong(String passcode, int number) {
        char first = (char) ('A' + number % 26);
        String other = first + "!".repeat(Math.max(1, passcode.length() - 1));
        return other.equals(passcode) ? other + "!" : other;
    }
}
