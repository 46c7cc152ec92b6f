package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.submitter.content.ContentStep;

/** What an app can be incapable of. What it sends is valid: a summary that would lack a member is not sent, either. */
final class MustSupportDefects {
    private static final String CAPABLE = "submitter.must-support.capable";

    private static final Map<String, Loinc> MEMBERS = Map.of(
            "times-in-ranges", Loinc.TIMES_IN_RANGES,
            "gmi", Loinc.GMI,
            "cv", Loinc.COEFFICIENT_OF_VARIATION,
            "days-of-wear", Loinc.DAYS_OF_WEAR,
            "sensor-active", Loinc.SENSOR_ACTIVE_PERCENTAGE);

    private MustSupportDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        all.add(never("never-sends-the-patient", "Never has the patient among its entries.", EntrySelector.PATIENT));
        all.add(never("never-sends-devices", "Never sends a device.", EntrySelector.DEVICE));
        all.add(never("never-sends-reports", "Never sends a report.", EntrySelector.REPORT));
        all.add(never(
                "never-sends-summaries", "Sends the values of summaries, and never a summary.", EntrySelector.SUMMARY));
        new TreeMap<>(MEMBERS)
                .forEach((name, code) -> all.add(never(
                        "never-sends-" + name,
                        "Never sends the " + name.replace('-', ' ') + ", nor the summary that would need it.",
                        EntrySelector.SUMMARY.or(EntrySelector.code(code)))));
        all.add(filling(
                "never-sends-serial-numbers",
                "Never says a device's serial number.",
                EntrySelector.each(EntrySelector.DEVICE, r -> r.remove("serialNumber"))));
        all.add(filling(
                "never-refers-to-a-summary",
                "Never says in a report which summary it belongs to.",
                EntrySelector.each(EntrySelector.REPORT, r -> r.remove("result"))));
        all.add(new Defect(
                "never-sends-glucose",
                "submitter.must-support.unit",
                "Never sends readings nor a mean, nor the summary that would need it.",
                w -> w.filling(EntrySelector.without(
                        EntrySelector.READING.or(EntrySelector.MEAN).or(EntrySelector.SUMMARY)))));
        return List.copyOf(all);
    }

    private static Defect never(String id, String description, Predicate<ObjectNode> which) {
        return filling(id, description, EntrySelector.without(which));
    }

    private static Defect filling(String id, String description, ContentStep step) {
        return new Defect(id, CAPABLE, description, w -> w.filling(step));
    }
}
