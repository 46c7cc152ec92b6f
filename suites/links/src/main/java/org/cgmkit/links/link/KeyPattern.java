package org.cgmkit.links.link;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells keys that nobody has drawn at random. */
public final class KeyPattern {
    /** Published with the specification's examples, and so known to everybody. */
    private static final Set<String> PUBLISHED = Set.of("rxTgYlOaKJPFtcEd0qcceN8wEU4p94SqAwIWQe6uX7Q");

    private static final Pattern REPEATED = Pattern.compile("(.)\\1{6,}");
    private static final Pattern WORDS = Pattern.compile("(?i)unguessable|random_?key|secret_?key");

    /** Of 43 random characters, fewer are distinct less than once in 10^15 keys. */
    private static final int FEWEST_DISTINCT = 14;

    private KeyPattern() {}

    /** What shows that a key is not random, or empty where nothing does. */
    public static Optional<String> in(String key) {
        if (PUBLISHED.contains(key)) {
            return Optional.of("it is the key of a published example");
        }
        if (WORDS.matcher(key).find()) {
            return Optional.of("it can be read");
        }
        return REPEATED.matcher(key).find() || key.chars().distinct().count() < FEWEST_DISTINCT
                ? Optional.of("it repeats a few characters")
                : Optional.empty();
    }
}
