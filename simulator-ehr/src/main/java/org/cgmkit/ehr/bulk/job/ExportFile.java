package org.cgmkit.ehr.bulk.job;

import java.util.List;
import org.cgmkit.ehr.bulk.content.Person;

/**
 * A file of an export; its lines are made when it is sent.
 *
 * @param name its name within the export
 * @param type the type of its resources
 * @param people whose resources it has
 * @param count how many lines it has
 */
public record ExportFile(String name, String type, List<Person> people, long count) {
    /** Keeps a copy. */
    public ExportFile {
        people = List.copyOf(people);
    }
}
