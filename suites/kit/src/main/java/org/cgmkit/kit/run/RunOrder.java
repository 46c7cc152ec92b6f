package org.cgmkit.kit.run;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * In which order checks run, and how many at a time. Checks keep to data of their own, so the results are the same in
 * any order.
 *
 * @param parallel how many checks may run at a time, from 1
 * @param seed what to shuffle the checks by, or null for the order of the catalogue
 */
public record RunOrder(int parallel, @Nullable Long seed) {

    public RunOrder {
        if (parallel < 1) {
            throw new IllegalArgumentException("Expected a number of checks at a time from 1, but got " + parallel);
        }
    }

    /** In the order of the catalogue, as many at a time. */
    public static RunOrder parallel(int checks) {
        return new RunOrder(checks, null);
    }

    /** The same, shuffled. */
    public RunOrder shuffledBy(long number) {
        return new RunOrder(parallel, number);
    }

    /** What JUnit has to be told. */
    Map<String, String> parameters() {
        String checks = String.valueOf(parallel);
        String classes = seed == null ? CatalogueOrder.class.getName() : "org.junit.jupiter.api.ClassOrderer$Random";
        String methods = seed == null ? CatalogueOrder.class.getName() : "org.junit.jupiter.api.MethodOrderer$Random";
        return Map.of(
                "junit.jupiter.testclass.order.default",
                classes,
                "junit.jupiter.testmethod.order.default",
                methods,
                "junit.jupiter.execution.order.random.seed",
                String.valueOf(seed == null ? 0 : seed),
                "junit.jupiter.execution.parallel.enabled",
                String.valueOf(parallel > 1),
                // Said, as JUnit else tells users of the kit which pools it has.
                "junit.jupiter.execution.parallel.config.executor-service",
                "FORK_JOIN_POOL",
                "junit.jupiter.execution.parallel.mode.default",
                "concurrent",
                "junit.jupiter.execution.parallel.mode.classes.default",
                "concurrent",
                "junit.jupiter.execution.parallel.config.strategy",
                "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism",
                checks,
                "junit.jupiter.execution.parallel.config.fixed.max-pool-size",
                checks);
    }
}
