package org.cgmkit.submitter.order;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.cgm.Profile;

/**
 * The active orders as they were found.
 *
 * @param schedules the schedules of standing orders
 * @param oneTime the one-time orders
 * @param puzzles what about them the app cannot follow, in sentences
 */
public record Orders(List<Schedule> schedules, List<OneTimeRequest> oneTime, List<String> puzzles) {
    /** No order at all. */
    public static final Orders NONE = new Orders(List.of(), List.of(), List.of());

    /** Keeps copies. */
    public Orders {
        schedules = List.copyOf(schedules);
        oneTime = List.copyOf(oneTime);
        puzzles = List.copyOf(puzzles);
    }

    /** What an app does by itself that follows no order: once a day all that it has. */
    public static Orders own(String patient, Duration lookback, Set<Profile> profiles) {
        return new Orders(
                List.of(new Schedule(patient + "/own", Duration.ofDays(1), lookback, profiles)), List.of(), List.of());
    }

    /** What is ordered, for people. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        schedules.forEach(s -> sentences.add("A standing order asks for " + names(s.profiles()) + " of the last "
                + words(s.lookback()) + " every " + words(s.every()) + "."));
        oneTime.forEach(
                o -> sentences.add("A one-time order asks for " + names(o.profiles()) + " of " + o.window() + "."));
        sentences.addAll(puzzles);
        if (sentences.isEmpty()) {
            sentences.add("Nothing is ordered.");
        }
        return sentences;
    }

    private static String names(Set<Profile> profiles) {
        return profiles.stream().sorted().map(Profile::id).collect(Collectors.joining(", "));
    }

    private static String words(Duration span) {
        return span.toDays() > 0 && span.equals(Duration.ofDays(span.toDays()))
                ? span.toDays() + " d"
                : span.toMillis() / 1000.0 + " s";
    }

    /** These and others. */
    public Orders plus(Orders others) {
        return new Orders(
                joined(schedules, others.schedules), joined(oneTime, others.oneTime), joined(puzzles, others.puzzles));
    }

    private static <T> List<T> joined(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** The same with other schedules. */
    public Orders with(List<Schedule> others) {
        return new Orders(others, oneTime, puzzles);
    }

    /** The same with other one-time orders. */
    public Orders asking(List<OneTimeRequest> others) {
        return new Orders(schedules, others, puzzles);
    }
}
