package org.cgmkit.kit.suite;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the person who follows a run by hand asks for while a step goes on. */
public enum StepRequest {
    /** Leave the step, and do not judge it. */
    SKIP,
    /** Begin the step again, and forget what came in it. */
    REPEAT,
    /** Leave this step and all that follow, and judge what came until now. */
    END;

    /** What a person types for it. */
    public String key() {
        return name().substring(0, 1).toLowerCase(Locale.ROOT);
    }

    /** The request that was typed, by its key or its whole name in any case; empty where it is none. */
    public static Optional<StepRequest> of(String typed) {
        String word = typed.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(request ->
                        word.equals(request.key()) || word.equals(request.name().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
