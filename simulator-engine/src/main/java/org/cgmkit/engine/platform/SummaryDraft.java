package org.cgmkit.engine.platform;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.platform.PlatformBehaviour.InputSet;
import org.cgmkit.engine.platform.PlatformBehaviour.Way;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.glucose.GlucoseRange;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.jspecify.annotations.Nullable;

/** Writes figures as the Observations of the CGM guide, with what R4 has for lineage. */
final class SummaryDraft {
    private static final String SYSTEM = "https://platform.example/results";
    private static final String SETS = "https://platform.example/readings";
    private static final int DECIMALS = 4;

    private final PlatformBehaviour behaviour;
    private final PlatformOrder order;
    private final Computation computation;
    private final @Nullable Computation before;

    SummaryDraft(
            PlatformBehaviour behaviour, PlatformOrder order, Computation computation, @Nullable Computation before) {
        this.behaviour = behaviour;
        this.order = order;
        this.computation = computation;
        this.before = before;
    }

    PlatformDraft draft() {
        Map<String, ObjectNode> others = new LinkedHashMap<>();
        others.put("sensor", device("Sensor G6", "1"));
        others.put("software", device("cgmkit simulated platform", "1.4.0"));
        others.put(
                "organization",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("resourceType", "Organization")
                        .put("name", "Platform"));
        patient(others.get("sensor"), "patient");
        if (behaviour.set() != InputSet.IDENTIFIER) {
            computation.sets().forEach(set -> others.put("readings " + set, document(set)));
        }
        Map<String, ObjectNode> results = results();
        return new PlatformDraft(
                results,
                others,
                new ProvenanceDraft(behaviour, computation, before).of(results.keySet()),
                order,
                computation,
                before);
    }

    private Map<String, ObjectNode> results() {
        Outcomes outcomes = computation.outcomes();
        Map<String, ObjectNode> results = new LinkedHashMap<>();
        ObjectNode ranges = result("ranges", Loinc.TIMES_IN_RANGES);
        var components = ranges.putArray("component");
        for (GlucoseRange range : GlucoseRange.values()) {
            ObjectNode component = components.addObject();
            code(component, range.loinc());
            quantity(
                    component,
                    Objects.requireNonNull(outcomes.shares()).percent(range).rounded(DECIMALS, RoundingMode.HALF_UP),
                    "%");
        }
        results.put("ranges", ranges);
        var spread = Objects.requireNonNull(outcomes.spread());
        ObjectNode mean = result("mean", Loinc.MEAN_GLUCOSE_MASS);
        quantity(mean, spread.mean(GlucoseUnit.MASS).rounded(DECIMALS, RoundingMode.HALF_UP), "mg/dL");
        results.put("mean", mean);
        ObjectNode gmi = result("gmi", Loinc.GMI);
        quantity(gmi, spread.gmi().rounded(DECIMALS, RoundingMode.HALF_UP), "%");
        results.put("gmi", gmi);
        BigDecimal variation = spread.variation();
        if (variation != null) {
            ObjectNode cv = result("cv", Loinc.COEFFICIENT_OF_VARIATION);
            quantity(cv, variation.setScale(DECIMALS, RoundingMode.HALF_UP), "%");
            results.put("cv", cv);
        }
        ObjectNode summary = result("summary", Loinc.SUMMARY);
        var members = summary.putArray("hasMember");
        results.keySet().forEach(name -> members.addObject().put("reference", PlatformDraft.urn(name)));
        results.put("summary", summary);
        return results;
    }

    private ObjectNode result(String name, Loinc loinc) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        boolean amended = before != null && behaviour.way() == Way.UPDATE;
        result.put("resourceType", "Observation").put("status", amended ? "amended" : "final");
        String number = behaviour.way() == Way.UPDATE ? "" : "-" + computation.number();
        result.putArray("identifier")
                .addObject()
                .put("system", SYSTEM)
                .put("value", order.task().start() + "-" + name + number);
        code(result, loinc);
        patient(result, "subject");
        ZoneId zone = order.task().zone();
        result.putObject("effectivePeriod")
                .put("start", text(order.task().start().atZone(zone)))
                .put("end", text(order.task().end().atZone(zone)));
        result.put("issued", computation.when().toString());
        result.putObject("method").put("text", method());
        result.putObject("device").put("reference", PlatformDraft.urn("sensor"));
        if (behaviour.set() == InputSet.DERIVED_FROM) {
            var from = result.putArray("derivedFrom");
            computation.sets().forEach(set -> from.addObject().put("reference", PlatformDraft.urn("readings " + set)));
        }
        return result;
    }

    private String method() {
        return "Simulated platform 1.4.0; " + PolicyKey.DENOMINATOR.id() + "="
                + computation.outcomes().policy().text(PolicyKey.DENOMINATOR) + "; " + PolicyKey.WARM_UP.id() + "="
                + computation.outcomes().policy().text(PolicyKey.WARM_UP);
    }

    private ObjectNode device(String name, String version) {
        ObjectNode device = JsonNodeFactory.instance.objectNode().put("resourceType", "Device");
        device.putArray("deviceName").addObject().put("name", name).put("type", "user-friendly-name");
        device.putArray("version").addObject().put("value", version);
        return device;
    }

    private ObjectNode document(String set) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("resourceType", "DocumentReference");
        document.put("status", "current");
        document.putArray("identifier").addObject().put("system", SETS).put("value", set);
        patient(document, "subject");
        return document;
    }

    private void patient(@Nullable ObjectNode resource, String member) {
        if (resource != null) {
            resource.putObject(member).put("reference", "Patient/" + order.patient());
        }
    }

    private static void code(ObjectNode coded, Loinc loinc) {
        coded.putObject("code")
                .putArray("coding")
                .addObject()
                .put("system", Coding.LOINC)
                .put("code", loinc.code());
    }

    private static void quantity(ObjectNode valued, BigDecimal value, String unit) {
        valued.putObject("valueQuantity")
                .put("value", value)
                .put("unit", unit)
                .put("system", GlucoseUnit.SYSTEM)
                .put("code", unit);
    }

    private static String text(ZonedDateTime time) {
        return time.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }
}
