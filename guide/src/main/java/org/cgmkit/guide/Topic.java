package org.cgmkit.guide;

import java.util.List;

/**
 * The requirements of one role that share the middle part of their ids: a section of a table.
 *
 * @param role whom they bind
 * @param id the middle part, such as {@code conditional-create}
 * @param title the heading for people
 * @param requirements the requirements, in the order in which they are reported
 */
public record Topic(Role role, String id, String title, List<Requirement> requirements) {
    public Topic {
        requirements = List.copyOf(requirements);
    }
}
