package org.cgmkit.guide;

import java.util.List;

/**
 * The requirements of one actor that share the middle part of their ids: a section of a table.
 *
 * @param actor whom they bind
 * @param id the middle part, such as {@code conditional-create}
 * @param title the heading for people
 * @param requirements the requirements, in the order in which they are reported
 */
public record Topic(Actor actor, String id, String title, List<Requirement> requirements) {
    public Topic {
        requirements = List.copyOf(requirements);
    }
}
