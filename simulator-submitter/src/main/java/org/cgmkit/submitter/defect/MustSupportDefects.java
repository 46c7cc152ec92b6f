package org.cgmkit.submitter.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.submitter.content.ContentStep;

/** What an app can be incapable of. What it sends is valid: a summary that would lack a member is not sent, either. */
final class MustSupportDefects {
    private static final String CAPABLE = "submitter.must-support.capable";

    private static final Map<String, Concept> MEMBERS = Map.of(
            "times-in-ranges", Concept.TIMES_IN_RANGES,
            "gmi", Concept.GMI,
            "cv", Concept.COEFFICIENT_OF_VARIATION,
            "days-of-wear", Concept.DAYS_OF_WEAR,
            "sensor-active", Concept.SENSOR_ACTIVE_PERCENTAGE);

    private MustSupportDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
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
        all.add(filling(
                "uses-an-old-summary-code",
                "Sends its summaries under the code 104643-2 of an older draft of the guide.",
                EntrySelector.each(EntrySelector.SUMMARY, r -> code(r, "104643-2"))));
        all.add(unit(
                "never-sends-glucose",
                "Never sends readings nor a mean, nor the summary that would need it.",
                EntrySelector.without(
                        EntrySelector.READING.or(EntrySelector.MEAN).or(EntrySelector.SUMMARY))));
        all.add(unit(
                "never-sends-readings",
                "Sends means in summaries, and never a reading.",
                EntrySelector.without(EntrySelector.READING)));
        all.add(unit(
                "never-sends-means",
                "Sends readings, and never a mean, nor the summary that would need it.",
                EntrySelector.without(EntrySelector.MEAN.or(EntrySelector.SUMMARY))));
        all.add(unit(
                "uses-an-unknown-reading-code",
                "Sends its readings as glucose in blood (2339-0).",
                EntrySelector.each(EntrySelector.READING, r -> code(r, "2339-0"))));
        return List.copyOf(all);
    }

    private static Defect never(String id, String description, Predicate<ObjectNode> which) {
        return filling(id, description, EntrySelector.without(which));
    }

    private static Defect unit(String id, String description, ContentStep step) {
        return new Defect(id, "submitter.must-support.unit", description, w -> w.filling(step));
    }

    private static void code(ObjectNode resource, String code) {
        ((ObjectNode) resource.at("/code/coding/0")).put("code", code).remove("display");
    }

    private static Defect filling(String id, String description, ContentStep step) {
        return new Defect(id, CAPABLE, description, w -> w.filling(step));
    }
}
