package org.cgmkit.ehr.intake;

import java.util.Optional;
import java.util.function.Supplier;

/** What is done with a resource that the receiver has already (guide, "Server-Side Deduplication"). */
@FunctionalInterface
public interface Deduplication {

    /**
     * Decides about one resource.
     *
     * @param duplicate the same resource from before; looked up when asked for
     */
    CreateDecision decide(Supplier<Optional<MatchedResource>> duplicate);

    /** Stores everything again. */
    static Deduplication none() {
        return duplicate -> new CreateDecision.Create(201);
    }

    /** Stores nothing twice, and answers 200: processed but not stored. */
    static Deduplication answeringOk() {
        return duplicate -> duplicate
                .get()
                .<CreateDecision>map(m -> new CreateDecision.Found(m, 200, false))
                .orElseGet(() -> new CreateDecision.Create(201));
    }

    /** Stores nothing twice, and answers 201 with the location of what is there. */
    static Deduplication answeringCreated() {
        return duplicate -> duplicate
                .get()
                .<CreateDecision>map(m -> new CreateDecision.Found(m, 201, true))
                .orElseGet(() -> new CreateDecision.Create(201));
    }
}
