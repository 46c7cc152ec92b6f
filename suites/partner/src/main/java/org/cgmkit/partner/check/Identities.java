package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.StreamMapping;

/** Whether records keep their ids from one answer to the next, and each has one of its own. */
record Identities(PartnerSource source) {

    /** What is wrong with the ids of a stream, of a day that was asked for twice. */
    List<String> wrong(StreamMapping stream) {
        List<String> wrong = new ArrayList<>();
        Map<String, MappedRecord> first =
                source.shown(source.session().closedDay(stream, 1)).bySpot();
        Map<String, MappedRecord> again =
                source.shown(source.session().closedDay(stream, 2)).bySpot();
        Map<String, String> spots = new HashMap<>();
        first.forEach((spot, record) -> {
            String id = record.text(Field.ID);
            MappedRecord other = again.get(spot);
            if (other != null && !id.equals(other.text(Field.ID))) {
                wrong.add(record.shown() + " was " + id + ", then " + other.text(Field.ID));
            }
            String one = id.isEmpty() ? null : spots.putIfAbsent(record.type() + id, spot);
            if (one != null && !one.equals(spot)) {
                wrong.add(id + " is the id of " + one + " and of " + spot);
            }
        });
        return wrong;
    }

    /** Ends the check inconclusive where records cannot be known by their ids. */
    void assumeSteady(StreamMapping stream) {
        if (!wrong(stream).isEmpty()) {
            throw inconclusive("Ids change, or are shared, which partner-source.data.identity tells of.");
        }
    }
}
