package org.cgmkit.guide;

import org.jspecify.annotations.Nullable;

/**
 * One statement that the guide makes about one of its actors.
 *
 * @param id the stable name, {@code actor.topic.statement}
 * @param verb how strongly it binds
 * @param binding whether a breach is a failure: true for SHALL, and for BASE where the cited clause says SHALL or MUST
 * @param actor whom it binds
 * @param section the title of the section of the guide (or of the standard) that it comes from
 * @param link the address of that section
 * @param statement what is required, in the kit's own words
 * @param verification how it is found out
 * @param how in one sentence, what the kit does to find out
 * @param fix what an implementer changes to meet it
 * @param condition when it applies (such as "conditional create is supported"), or null where it always does
 * @param unchecked why there is no check, or null where there is one
 */
public record Requirement(
        String id,
        Verb verb,
        boolean binding,
        Actor actor,
        String section,
        String link,
        String statement,
        Verification verification,
        String how,
        String fix,
        @Nullable String condition,
        @Nullable String unchecked) {}
