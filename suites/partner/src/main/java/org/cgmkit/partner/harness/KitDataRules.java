package org.cgmkit.partner.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.cloud.workings.DataRules;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.cloud.world.Person;
import org.cgmkit.guide.glucose.GlucoseConversion;
import org.cgmkit.guide.glucose.GlucoseUnit;

/** What the hosted cloud does with data: the second user's glucose is in mmol/L, and some records cannot be used. */
final class KitDataRules extends DataRules {
    private static final int IMPOSSIBLE = 1200;

    private final Set<String> bad = ConcurrentHashMap.newKeySet();

    void spoil(String id) {
        bad.add(id);
    }

    @Override
    public void write(ObjectNode json, Entry entry, Instant now) {
        if (!json.has("units") || !(entry.content() instanceof Content.Glucose glucose)) {
            return;
        }
        if (entry.person().equals(Person.ALL.getLast())) {
            json.put("units", "mmol/L")
                    .put("value", GlucoseConversion.toReading(glucose.value(), GlucoseUnit.MASS, GlucoseUnit.MOLAR));
            json.remove(java.util.List.of("trendRate", "trendRateUnits"));
        }
        if (bad.contains(entry.id())) {
            json.put("value", IMPOSSIBLE).put("device", "").put("trend", "sideways");
        }
    }
}
