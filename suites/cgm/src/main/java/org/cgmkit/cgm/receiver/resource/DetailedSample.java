package org.cgmkit.cgm.receiver.resource;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.cgmkit.cgm.receiver.FurtherIdentifiers;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.Concept;
import org.cgmkit.guide.glucose.GlucoseUnit;

/**
 * A resource of every kind, in which stands what stores are known to lose or change: offsets, seconds, decimals that end in a
 * zero, comparators, statuses other than final, letters outside ASCII, identifiers of digits, a document in two forms, and two
 * sensors that measure in the same second.
 */
final class DetailedSample {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private static final List<ZoneOffset> OFFSETS =
            List.of(ZoneOffset.ofHours(2), ZoneOffset.ofHours(-7), ZoneOffset.ofHoursMinutes(5, 30));

    private final SubmissionContext context;
    private final Instant second;
    private Submission sample;

    private DetailedSample(SubmissionContext context) {
        this.context = context;
        // Never at :00, which a store that loses the seconds would keep by chance.
        this.second = context.end().truncatedTo(ChronoUnit.MINUTES).minusSeconds(33);
        this.sample = SampleSubmissions.everyType(context);
    }

    /** The sample; glucose in the other unit is among it where the receiver takes both. */
    static Submission of(Receiver receiver) {
        DetailedSample detailed = new DetailedSample(receiver.context());
        detailed.tellPeriods();
        detailed.detailReport();
        detailed.detailFigures();
        detailed.detailDevice();
        detailed.detailReadings();
        GlucoseUnit usual = receiver.units().usual();
        for (GlucoseUnit unit : GlucoseUnit.values()) {
            if (unit != usual && receiver.units().take(unit)) {
                detailed.addOtherUnit(unit);
            }
        }
        return FurtherIdentifiers.in(detailed.sample, detailed.context.end().getEpochSecond());
    }

    /** Periods with the offsets of the places where they were told. */
    private void tellPeriods() {
        for (int i = 0; i < sample.size(); i++) {
            ZoneOffset offset = OFFSETS.get(i % OFFSETS.size());
            change(i, resource -> {
                if (resource.path("effectivePeriod") instanceof ObjectNode period) {
                    for (String end : List.of("start", "end")) {
                        period.put(end, at(Instant.parse(period.path(end).asText()), offset));
                    }
                }
            });
        }
    }

    private void detailReport() {
        change(sample.positionsOf("DiagnosticReport").getFirst(), report -> {
            report.put("status", "amended");
            report.put("issued", at(context.end(), ZoneOffset.ofHours(2)));
            ArrayNode forms = (ArrayNode) report.get("presentedForm");
            ((ObjectNode) forms.get(0)).put("title", "CGM-Übersicht – März");
            byte[] page = "<html><body>Übersicht</body></html>".getBytes(UTF_8);
            forms.addObject()
                    .put("contentType", "text/html")
                    .put("data", Base64.getEncoder().encodeToString(page))
                    .put("title", "CGM-Übersicht, HTML");
        });
    }

    private void detailFigures() {
        change(sample.positionsOf(Concept.GMI).getFirst(), gmi -> value(gmi).put("value", new BigDecimal("7.10")));
        change(sample.positionsOf(Concept.COEFFICIENT_OF_VARIATION).getFirst(), cv -> cv.put("status", "amended"));
        change(sample.positionsOf(Concept.TIMES_IN_RANGES).getFirst(), times -> {
            times.put("status", "corrected");
            ArrayNode components = (ArrayNode) times.get("component");
            ObjectNode further = (ObjectNode) components.get(0).deepCopy();
            ((ObjectNode) further.at("/code/coding/0"))
                    .put("system", "https://cgmkit.example/figures")
                    .put("code", "time-in-tight-range");
            value(further).put("value", new BigDecimal("48.20"));
            components.add(further);
        });
    }

    /** And a second device, whose readings fall into the same second. */
    private void detailDevice() {
        int position = sample.positionsOf("Device").getFirst();
        change(position, device -> ((ObjectNode) device.at("/deviceName/0")).put("name", "Sensor für Zoë – left arm"));
        ObjectNode other = (ObjectNode) sample.resource(position);
        other.put("serialNumber", "00" + context.end().getEpochSecond());
        add(other);
    }

    private void detailReadings() {
        List<Integer> readings = sample.readings();
        BigDecimal high = new BigDecimal(context.unit() == GlucoseUnit.MASS ? "250.0" : "13.90");
        BigDecimal highest = new BigDecimal(context.unit() == GlucoseUnit.MASS ? "400" : "22.2");
        change(readings.get(0), reading -> {
            value(reading).put("value", high);
            reading.put("effectiveDateTime", at(second, ZoneOffset.ofHours(2)));
        });
        change(readings.get(1), reading -> {
            value(reading).put("value", highest).put("comparator", ">");
            reading.put("status", "preliminary");
            reading.put(
                    "effectiveDateTime",
                    MILLIS.format(
                            second.minus(Duration.ofMinutes(5)).plusMillis(250).atOffset(OFFSETS.get(1))));
        });
        change(readings.get(2), reading -> {
            reading.remove("valueQuantity");
            reading.putObject("dataAbsentReason")
                    .putArray("coding")
                    .addObject()
                    .put("system", "http://terminology.hl7.org/CodeSystem/data-absent-reason")
                    .put("code", "error");
            reading.put("effectiveDateTime", at(second.minus(Duration.ofMinutes(10)), OFFSETS.get(2)));
        });
        ObjectNode beside = (ObjectNode) sample.resource(readings.get(0));
        value(beside).put("value", high.subtract(BigDecimal.ONE));
        beside.putObject("device")
                .put("reference", sample.fullUrl(sample.positionsOf("Device").getLast()));
        add(beside);
    }

    /** Readings and a mean in that unit. */
    private void addOtherUnit(GlucoseUnit unit) {
        boolean molar = unit == GlucoseUnit.MOLAR;
        Submission readings = Submissions.readings(context.in(unit), 2);
        Submission summary = Submissions.summaryOnly(context.in(unit), 1);
        int mean = summary.positionsOf(unit.mean().concept()).getFirst();
        List<BigDecimal> values =
                List.of(new BigDecimal(molar ? "5.0" : "90.0"), new BigDecimal(molar ? "13.94" : "251"));
        for (int i = 0; i < values.size(); i++) {
            ObjectNode reading = (ObjectNode) readings.resource(i);
            value(reading).put("value", values.get(i));
            reading.put("effectiveDateTime", at(second.minus(Duration.ofMinutes(15 + 5L * i)), OFFSETS.get(i)));
            add(reading);
        }
        ObjectNode resource = (ObjectNode) summary.resource(mean);
        value(resource).put("value", new BigDecimal(molar ? "8.90" : "160.0"));
        add(resource);
    }

    private void add(ObjectNode resource) {
        String identifier = context.identifiers().next();
        ((ObjectNode) resource.at("/identifier/0")).put("value", identifier);
        sample = sample.plus(IdentifierSource.fullUrl(identifier), resource);
    }

    private void change(int position, Consumer<ObjectNode> change) {
        sample = sample.withResource(position, change);
    }

    private static ObjectNode value(ObjectNode resource) {
        return (ObjectNode) resource.get("valueQuantity");
    }

    private static String at(Instant moment, ZoneOffset offset) {
        return SECONDS.format(moment.atOffset(offset));
    }
}
