package org.cgmkit.reports;

import org.jspecify.annotations.Nullable;

/**
 * What reports say about a requirement beyond its results.
 *
 * @param topic the title of the topic that it belongs to
 * @param section the title of the section that it comes from
 * @param statement what is required
 * @param link the address of that section
 * @param fix what an implementer changes to meet it
 * @param note what the kit lets pass where the guide leaves room, or null
 */
public record Explanation(
        String topic,
        String section,
        String statement,
        String link,
        String fix,
        @Nullable String note) {}
