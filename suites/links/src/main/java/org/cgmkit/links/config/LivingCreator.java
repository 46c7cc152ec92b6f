package org.cgmkit.links.config;

import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/**
 * A creator that makes links while a run goes on.
 *
 * @param triggers makes its triggers, given the folder of the results
 * @param terms what it offers
 */
public record LivingCreator(Function<Path, LinkTriggers> triggers, SharingTerms terms) {

    /**
     * The same at work.
     *
     * @param triggers how it is brought to do something
     * @param terms what it offers
     * @param since when the first link was asked for
     */
    public record Begun(LinkTriggers triggers, SharingTerms terms, Instant since) {}
}
