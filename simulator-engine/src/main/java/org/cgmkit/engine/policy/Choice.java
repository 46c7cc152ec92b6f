package org.cgmkit.engine.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One value of a key of the policy that has a fixed list of values. */
public interface Choice {

    /** The name of the constant. */
    String name();

    /** What may be said of an engine that decides so. */
    Standing standing();

    /** The value as it stands in declarations, such as {@code own-unit}. */
    default String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The constant with that id.
     *
     * @throws IllegalArgumentException where there is none; the message is a sentence
     */
    static <E extends Enum<E> & Choice> E of(Class<E> type, String id) {
        List<E> known = List.of(type.getEnumConstants());
        return known.stream()
                .filter(each -> each.id().equals(id.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected one of " + String.join(", ", ids(type)) + ", but got '" + id + "'."));
    }

    /** The ids of all constants, in their order. */
    static <E extends Enum<E> & Choice> List<String> ids(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choice::id).toList();
    }
}
