package org.cgmkit.guide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement that a specification, or a standard under it, makes about one of its roles.
 *
 * @param id the stable name, {@code role.topic.statement}
 * @param verb how strongly it binds
 * @param binding whether a breach is a failure: true for SHALL, and for BASE where the cited clause says SHALL or MUST
 * @param role whom it binds
 * @param section the title of the section of the specification (or of the standard) that it comes from
 * @param link the address of that section
 * @param statement what is required, in the kit's own words
 * @param verification how it is found out
 * @param how in one sentence, what the kit does to find out
 * @param fix what an implementer changes to meet it
 * @param condition when it applies (such as "conditional create is supported"), or null where it always does
 * @param unchecked why there is and will be no check, or null; a check that is only not written yet is no reason
 * @param wording how strong the cited clause of a BASE requirement is, or null for the others
 * @param note what the kit lets pass and why, where the specification leaves room, or null
 * @param also further places that say the same or explain it
 */
public record Requirement(
        String id,
        Verb verb,
        boolean binding,
        Role role,
        String section,
        String link,
        String statement,
        Verification verification,
        String how,
        String fix,
        @Nullable String condition,
        @Nullable String unchecked,
        @Nullable ClauseWording wording,
        @Nullable String note,
        List<Clause> also) {

    public Requirement {
        also = List.copyOf(also);
    }

    /** The middle part of the id, which is also the id of its {@link Topic}. */
    public String topic() {
        return RequirementId.topicOf(id);
    }
}
