package org.cgmkit.cgm.submitter;

import java.util.ArrayList;
import java.util.List;
import org.cgmkit.cgm.attempt.EntryData;
import org.cgmkit.cgm.attempt.SubmissionAttempt;

/** How often one thing was sent in a step, and how it was answered. */
final class SendingHistory {
    private final EntryData first;
    private final List<Chapter> chapters = new ArrayList<>();

    private record Chapter(SubmissionAttempt attempt, boolean conditional, int status) {}

    SendingHistory(EntryData first) {
        this.first = first;
    }

    void add(SubmissionAttempt attempt, EntryData entry, int status) {
        chapters.add(new Chapter(attempt, !entry.condition().isEmpty(), status));
    }

    /** How often it was answered so. */
    long answered(int status) {
        return chapters.stream().filter(c -> c.status() == status).count();
    }

    /** How often it was sent with a condition and answered so. */
    long conditional(int status) {
        return chapters.stream()
                .filter(c -> c.conditional() && c.status() == status)
                .count();
    }

    /** How often it was sent without a condition. */
    long unconditional() {
        return chapters.stream().filter(c -> !c.conditional()).count();
    }

    /** How often it was accepted. */
    long accepted() {
        return chapters.stream().filter(c -> c.status() / 100 == 2).count();
    }

    /** Whether it has to come with others that refer to it. */
    boolean isCompany() {
        return first.isCompany();
    }

    /** The attempts in which it was sent. */
    List<SubmissionAttempt> told() {
        return chapters.stream().map(Chapter::attempt).toList();
    }

    /** What it is and how often it was sent, for messages. */
    @Override
    public String toString() {
        return (first.type() + " " + first.code() + " " + first.time()).strip() + " (sent " + chapters.size()
                + (chapters.size() == 1 ? " time)" : " times)");
    }
}
