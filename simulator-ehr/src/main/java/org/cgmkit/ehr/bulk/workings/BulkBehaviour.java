package org.cgmkit.ehr.bulk.workings;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One sound way to be a bulk source.
 *
 * @param id the name by which it is chosen
 * @param description what it does, in a sentence
 * @param habits its habits
 */
public record BulkBehaviour(String id, String description, Set<Habit> habits) {
    /** The usual one. */
    public static final BulkBehaviour STANDARD = of(
            "standard",
            "STU 3: exports at all three levels, protected files with counts, deletions, unknown parameters refused.");

    private static final List<BulkBehaviour> ALL = List.of(
            STANDARD,
            of("stu-2", "Knows the parameters of STU 2 only.", Habit.STU_2),
            of("capability-urls", "The addresses of files open them without a token.", Habit.CAPABILITY_URLS),
            of("redirecting", "Files are behind a redirect.", Habit.REDIRECTS),
            of("gzip", "Files are compressed for those who take that.", Habit.GZIP),
            of("many-small-files", "There is a file for each person.", Habit.SMALL_FILES),
            of("one-big-file", "There is one file of each type.", Habit.BIG_FILES),
            of("no-count", "The manifest does not count.", Habit.NO_COUNT),
            of("lenient", "Leaves out what it does not support, and tells it, where that is preferred.", Habit.LENIENT),
            of("strict", "Refuses kick-offs without Accept or Prefer.", Habit.STRICT),
            of("separate-status", "Sends X-Export-Status to those who ask for it.", Habit.SEPARATE_STATUS),
            of("slow", "A job takes two seconds.", Habit.SLOW),
            of("http-dates", "Retry-After is a date.", Habit.HTTP_DATES),
            of("busy", "Takes one export of a client at a time, and answers 429 to others.", Habit.BUSY),
            of("system-only", "Exports everything or nothing.", Habit.SYSTEM_ONLY),
            of("no-deleted", "Tells nothing of what was deleted.", Habit.NO_DELETED));

    /** Keeps a copy. */
    public BulkBehaviour {
        habits = Set.copyOf(habits);
    }

    private static BulkBehaviour of(String id, String description, Habit... habits) {
        EnumSet<Habit> all = EnumSet.noneOf(Habit.class);
        all.addAll(List.of(habits));
        return new BulkBehaviour(id, description, all);
    }

    /** Whether it has that habit. */
    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** All of them, the usual one first. */
    public static List<BulkBehaviour> all() {
        return ALL;
    }

    /** The one of that name, or empty. */
    public static Optional<BulkBehaviour> find(String id) {
        return ALL.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
