package org.cgmkit.ehr.bulk.workings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cgmkit.ehr.authorization.client.AssertionRules;
import org.cgmkit.ehr.bulk.content.BulkWorld;
import org.cgmkit.ehr.bulk.content.ExportLine;
import org.cgmkit.ehr.bulk.content.ExportOrder;
import org.cgmkit.ehr.bulk.content.Level;
import org.cgmkit.ehr.bulk.content.Person;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.bulk.wire.Place;

/** The rules by which a sound bulk source works; a departure is a class of its own that does one of them otherwise. */
public class SourceRules {
    /** How client assertions are looked at. */
    public AssertionRules assertions() {
        return new AssertionRules();
    }

    /** The levels at which exports can be had, of those that the behaviour has. */
    public Set<Level> levels(Set<Level> has) {
        return has;
    }

    /** Whether a place opens to somebody who shows no valid token. */
    public boolean opensWithoutToken(Place place) {
        return false;
    }

    /** Whether a client sees the job of another. */
    public boolean sees(String owner, String client) {
        return owner.equals(client);
    }

    /** The types that are exported, of those that were asked for (none for all) and those that the scopes open. */
    public Set<String> types(Set<String> asked, Set<String> open, Level level) {
        Set<String> types = new HashSet<>(asked.isEmpty() ? Set.copyOf(BulkWorld.TYPES) : asked);
        types.retainAll(open);
        return types;
    }

    /** Whether there is a group with that id. */
    public boolean knowsGroup(String id) {
        return id.equals(BulkWorld.GROUP);
    }

    /** Whether that is a format in which it exports. */
    public boolean knowsFormat(String format) {
        return List.of("application/fhir+ndjson", "application/ndjson", "ndjson")
                .contains(format);
    }

    /** Whether a parameter that it does not know is refused. */
    public boolean refusesUnknown() {
        return true;
    }

    /** Whether a resource meets the filters. */
    public boolean admits(ExportOrder order, ExportLine line) {
        return order.admits(line);
    }

    /** Whether a resource was changed after a moment. */
    public boolean isNew(ExportLine line, ExportLine patient, Instant since) {
        return line.updated().isAfter(since);
    }

    /** The people of an export. */
    public List<Person> people(List<Person> right, List<Person> all) {
        return new ArrayList<>(right);
    }

    /** The lines of a file. */
    public Stream<ExportLine> lines(String type, Stream<ExportLine> right) {
        return right;
    }

    /** Up to when an export has what was stored, where it began at a moment. */
    public Instant asOf(Instant begun) {
        return begun;
    }

    /** Whether what was deleted is told. */
    public boolean tellsDeleted() {
        return true;
    }

    /** Whether what was deleted is exported all the same. */
    public boolean exportsDeleted() {
        return false;
    }

    /** Whether jobs end. */
    public boolean ends() {
        return true;
    }

    /** Whether a job that ended lets another begin. */
    public boolean frees() {
        return true;
    }

    /** Whether a deleted job is gone. */
    public boolean cancels() {
        return true;
    }

    /** Whether a file is still there when it is fetched for that time, from 1. */
    public boolean keeps(int time) {
        return true;
    }

    /** The last change of an answer. */
    public BulkAnswer answered(Place place, BulkRequest request, BulkAnswer right) {
        return right;
    }
}
