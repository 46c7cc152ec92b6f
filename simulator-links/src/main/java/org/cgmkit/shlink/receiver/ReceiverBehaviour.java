package org.cgmkit.shlink.receiver;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conformant receiver.
 *
 * @param name the name by which it is chosen
 * @param description what it does, as a sentence
 * @param max how long an embedded file may be at most, in characters, or null where it does not say
 * @param browser whether it asks as a page in a browser does
 * @param polls whether it comes back to long-term links
 * @param unmet the requirements that it declares not to meet
 */
public record ReceiverBehaviour(
        String name, String description, @Nullable Integer max, boolean browser, boolean polls, Set<String> unmet) {
    /** What a receiver does where nothing is said. */
    public static final ReceiverBehaviour STANDARD = new ReceiverBehaviour(
            "standard",
            "Comes back to long-term links as it is asked to, and takes files in the manifest.",
            10_000_000,
            false,
            true,
            Set.of());

    private static final List<ReceiverBehaviour> ALL = List.of(
            STANDARD,
            new ReceiverBehaviour(
                    "small-embedded",
                    "Takes files in the manifest of 200 characters at most.",
                    200,
                    false,
                    true,
                    Set.of()),
            new ReceiverBehaviour(
                    "no-max", "Does not say how long files in the manifest may be.", null, false, true, Set.of()),
            new ReceiverBehaviour("browser", "Asks as a page in a browser does.", 10_000_000, true, true, Set.of()),
            new ReceiverBehaviour(
                    "one-shot",
                    "Fetches once, and does not come back.",
                    10_000_000,
                    false,
                    false,
                    Set.of("shlink-receiver.longterm.polls")));

    public ReceiverBehaviour {
        unmet = Set.copyOf(unmet);
    }

    /** All of them, the standard one first. */
    public static List<ReceiverBehaviour> all() {
        return ALL;
    }

    /**
     * The behaviour of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static ReceiverBehaviour named(String name) {
        return ALL.stream()
                .filter(b -> b.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected a behaviour, one of "
                        + ALL.stream().map(ReceiverBehaviour::name).toList() + ", but got " + name + "."));
    }
}
