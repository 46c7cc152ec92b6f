package org.cgmkit.cgm.receiver.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** What the guide has in two units, of which one is enough of each (guide, "Must Support"). */
enum UnitPair {
    READINGS("readings", EntryKind.READING_MASS, EntryKind.READING_MOLES),
    MEANS("means", EntryKind.MEAN_MASS, EntryKind.MEAN_MOLES);

    private final String label;
    private final EntryKind mass;
    private final EntryKind molar;

    UnitPair(String label, EntryKind mass, EntryKind molar) {
        this.label = label;
        this.mass = mass;
        this.molar = molar;
    }

    /** What they are, as it stands in a sentence. */
    String label() {
        return label;
    }

    /** Both kinds, that of the usual unit first. */
    List<EntryKind> kinds(GlucoseUnit usual) {
        return usual == GlucoseUnit.MASS ? List.of(mass, molar) : List.of(molar, mass);
    }

    /** Puts the unit's code where its text is, as others than the guide's profiles want it. */
    static void codeAsText(ObjectNode observation) {
        ObjectNode quantity = observation.withObject("/valueQuantity");
        quantity.put("unit", quantity.path("code").asText());
    }
}
