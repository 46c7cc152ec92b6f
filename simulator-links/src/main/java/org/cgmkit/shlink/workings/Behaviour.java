package org.cgmkit.shlink.workings;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A conformant creator.
 *
 * @param name the name by which it is chosen
 * @param description what it does, as a sentence
 * @param habits in what it differs from the standard one
 * @param unmet the requirements with SHOULD that it declares not to meet
 */
public record Behaviour(String name, String description, Set<Habit> habits, Set<String> unmet) {
    /** What a creator does where nothing is said. */
    public static final Behaviour STANDARD = of(
            "standard",
            "Makes long-term links with a manifest: short files in it, long ones at locations, FHIR version in the content type.");

    private static final List<Behaviour> ALL = List.of(
            STANDARD,
            of("embedded", "Puts every file into the manifest, where the receiver allows it.", Habit.EMBEDS),
            of("locations-only", "Puts every file at a location.", Habit.LOCATES),
            of("both", "Puts every file into the manifest and at a location.", Habit.BOTH),
            of(
                    "one-time-locations",
                    "Puts every file at a location that answers once.",
                    Habit.LOCATES,
                    Habit.ONE_TIME_LOCATIONS),
            of("deflate", "Compresses files before it encrypts them.", Habit.DEFLATES),
            of("direct", "Makes long-term links to one file (flags LU).", Habit.DIRECT),
            of("direct-once", "Makes links to one file that are served once (flag U).", Habit.DIRECT, Habit.ONCE),
            of("once", "Makes links with a manifest that are served once (no flag).", Habit.ONCE, Habit.EMBEDS),
            of("not-long-term", "Makes links without a flag that can be opened again.", Habit.UNFLAGGED),
            of("passcode", "Asks for a passcode, and ends the link after ten wrong ones (flags LP).", Habit.PASSCODE),
            of("viewer-prefixed", "Puts the address of a viewer before its links.", Habit.VIEWER),
            of("no-label", "Gives its links no label.", Habit.UNLABELLED),
            of("file-per-type", "Shares a file for each kind of data.", Habit.FILE_PER_KIND),
            of("submission-bundle", "Shares one submission Bundle.", Habit.SUBMISSION_BUNDLE),
            of("molar", "Shares readings and means in mmol/L.", Habit.MOLAR),
            of("throttling", "Answers the first request with 429.", Habit.THROTTLES),
            of("no-retry-after", "Does not say when to come again.", Habit.NO_RETRY_AFTER),
            of("with-list", "Lists the files in the manifest as a FHIR List, too.", Habit.LISTS),
            of("plain-content-type", "Does not name the version of FHIR in the content type.", Habit.PLAIN_CONTENT_TYPE)
                    .without("shlink-creator.manifest.fhir-version"),
            of("earlier-text", "Names status and version of FHIR at each file.", Habit.EARLIER_TEXT),
            of("not-for-browsers", "Does not let pages of other origins read its answers.", Habit.NOT_FOR_BROWSERS)
                    .without("shlink-creator.cors.manifest", "shlink-creator.cors.files"));

    public Behaviour {
        habits = Set.copyOf(habits);
        unmet = Set.copyOf(unmet);
    }

    private static Behaviour of(String name, String description, Habit... habits) {
        return new Behaviour(name, description, Set.of(habits), Set.of());
    }

    private Behaviour without(String... requirements) {
        return new Behaviour(name, description, habits, Set.of(requirements));
    }

    /** All of them, the standard one first. */
    public static List<Behaviour> all() {
        return ALL;
    }

    /**
     * The behaviour of that name.
     *
     * @throws IllegalArgumentException where there is none, with the names that there are
     */
    public static Behaviour named(String name) {
        return ALL.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a behaviour, one of "
                        + ALL.stream().map(Behaviour::name).collect(Collectors.joining(", ")) + ", but got " + name
                        + "."));
    }

    /** Whether it has that habit. */
    public boolean has(Habit habit) {
        return habits.contains(habit);
    }

    /** Whether it has one of those habits. */
    public boolean hasAny(Habit... wanted) {
        return Arrays.stream(wanted).anyMatch(habits::contains);
    }
}
