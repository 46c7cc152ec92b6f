package org.cgmkit.partner.mapping;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingFileTest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");
    private static final String STANDARD = MappingFile.text("examplia");

    @TempDir
    private Path folder;

    @Test
    void aReadingAsDexcomHasItBecomesACanonicalOne() throws IOException {
        MappedRecord reading =
                records("cgm", MappingFile.builtIn("dexcom-v3"), """
                {"records": [{"recordId": "a1", "systemTime": "2026-04-15T10:00:00", "displayTime": "2026-04-15T03:00:00-07:00",
                 "transmitterId": "8ab", "transmitterGeneration": "g6", "unit": "mg/dL", "value": 39, "status": "low",
                 "trend": "fortyFiveDown", "trendRate": -1.10, "rateUnit": "mg/dL/min"}]}""").getFirst();

        assertThat(reading.moment().orElseThrow(), is(Instant.parse("2026-04-15T10:00:00Z")));
        assertThat(
                Objects.requireNonNull(reading.time(Field.DEVICE_TIME)).local(),
                is(LocalDateTime.of(2026, 4, 15, 3, 0)));
        assertThat(reading.text(Field.DEVICE_ID), is("DexcomG6_8ab"));
        assertThat(reading.text(Field.OUT_OF_RANGE), is("low"));
        assertThat(reading.text(Field.TREND), is("slowFall"));
        assertThat(reading.number(Field.TREND_RATE).orElseThrow(), is(new BigDecimal("-1.10")));
        assertThat(reading.text(Field.TREND_RATE_UNITS), is("mg/dL/minute"));
    }

    @Test
    void onlyEventsOfInsulinAreBoluses() throws IOException {
        List<MappedRecord> boluses = records("insulin", MappingFile.builtIn("dexcom-v3"), """
                {"records": [{"recordId": "e1", "systemTime": "2026-04-15T10:00:00", "eventType": "carbs", "value": "30"},
                 {"recordId": "e2", "systemTime": "2026-04-15T10:01:00", "eventType": "insulin", "value": "3.50",
                  "eventStatus": "deleted"}]}""");

        assertThat(boluses.size(), is(1));
        assertThat(boluses.getFirst().place(), is("/records/1"));
        assertThat(boluses.getFirst().number(Field.NORMAL).orElseThrow(), is(new BigDecimal("3.50")));
        assertThat(boluses.getFirst().text(Field.GONE), is("true"));
    }

    @Test
    void anApiOfAnotherShapeIsReadByTheExample() throws IOException {
        Mapping mapping = MappingFile.read(root().resolve("examples/partner-mapping.yaml"), Map.of());
        List<MappedRecord> records = records("everything", mapping, """
                {"account": {"zone": "Asia/Kathmandu"}, "items": [
                 {"uuid": "1", "what": "sgv", "ts": 1776254400000, "shown": "2026-04-15 17:45:00", "maker": "Acme", "serial": "007",
                  "model": "S", "mgdl100": 12050},
                 {"uuid": "2", "what": "rate", "ts": 1776254400000, "shown": "2026-04-15 17:45:00", "maker": "Acme", "serial": "9",
                  "model": "P", "how": "dance", "minutes": 30, "perHour": "0.85"}]}""");

        MappedRecord reading = records.getFirst();
        assertThat(reading.moment().orElseThrow(), is(Instant.parse("2026-04-15T12:00:00Z")));
        assertThat(reading.text(Field.DEVICE_ID), is("Acme-007"));
        assertThat(reading.text(Field.TIMEZONE), is("Asia/Kathmandu"));
        assertThat(reading.number(Field.VALUE).orElseThrow().compareTo(new BigDecimal("120.5")), is(0));
        MappedRecord basal = records.getLast();
        assertThat(basal.type(), is("basal"));
        assertThat(basal.number(Field.DURATION).orElseThrow().longValueExact(), is(1_800_000L));
        MappedValue unknown = basal.find(Field.DELIVERY_TYPE).orElseThrow();
        assertThat(unknown.shown() + unknown.problem(), containsString("/items/1/how (\"dance\")the table in line "));
    }

    @Test
    void aTextWithoutAnOffsetIsNeverTakenForUtc() throws IOException {
        MappedRecord reading =
                records("cgm", MappingFile.builtIn("examplia"), """
                {"readings": [{"id": "1", "time": "2026-04-15T12:00:00", "timezone": "PST", "deviceTime": "2026-04-15T05:00:00"}]}""").getFirst();

        assertThat(
                reading.find(Field.TIME).orElseThrow().problem(),
                containsString("it is not as the pattern of the reading 'instant' says"));
        assertThat(
                reading.find(Field.DEVICE_TIME).orElseThrow().problem(),
                containsString("it has no offset, and 'PST' is no zone"));
    }

    @Test
    void aTimeThatDoesNotExistIsTold() throws IOException {
        MappedRecord reading =
                records("cgm", MappingFile.builtIn("examplia"), """
                {"readings": [{"id": "1", "timezone": "America/Los_Angeles", "deviceTime": "2026-03-08T02:30:00"}]}""").getFirst();

        assertThat(
                reading.find(Field.DEVICE_TIME).orElseThrow().problem(),
                containsString("does not exist in America/Los_Angeles"));
    }

    @Test
    void mistakesAreToldWithTheirLineAndWhatWasExpected() {
        assertTold(
                STANDARD.replace("as: instant", "as: instnat"),
                "Expected one of the readings under 'times' (instant, wall), but got 'instnat'.");
        assertTold(STANDARD.replace("value: /value", "valeu: /value"), "'valeu' is no field: did you mean 'value'?");
        assertTold(
                STANDARD.replace("time: {at: /time, time: instant}", "time: /time"),
                "Expected 'time' to name how its text is read");
        assertTold(STANDARD.replace("records: /readings", "records: readings"), "Expected a place such as /value");
        assertTold(STANDARD.replace("{from}", "{begin}"), "Expected one of the placeholders {from}");
        assertTold(STANDARD.replace("client: basic", "client: header"), "one of basic, post");
        assertTold(
                STANDARD.replace("wall: {pattern", "wall: {patern"),
                "'patern' is not known here: did you mean 'pattern'?");
        assertTold(
                STANDARD.replace("uuuu-MM-dd'T'HH:mm:ss[.SSS]X", "uuuu-MM-ddTHH:mm"),
                "Expected a pattern of java.time");
        assertTold(
                STANDARD.replace("zone: /timezone", "zone: Pacific"), "Expected a zone such as Europe/Berlin or UTC");
        assertTold(
                STANDARD.replace("value: /value", "value: {jsonata: \"$uppercase(\"}"),
                "Expected an expression of JSONata, but it cannot be read");
        assertTold(STANDARD.replace("every, unit: s", "every, unit: sec"), "one of ms, s, min, h, days");
    }

    private void assertTold(String text, String sentence) {
        Path file = folder.resolve("mapping.yaml");
        assertThat("the text is changed", text.equals(STANDARD), is(false));
        ConfigurationException told = assertThrows(ConfigurationException.class, () -> {
            Files.writeString(file, text);
            MappingFile.read(file, Map.of());
        });

        assertThat(told.getMessage(), containsString("in the mapping file"));
        assertThat(told.getMessage(), containsString(sentence));
        assertThat(
                String.valueOf(told.getMessage())
                        .lines()
                        .anyMatch(line -> line.matches(".*mapping\\.yaml:\\d+: .*") && line.contains(sentence)),
                is(true));
    }

    private static List<MappedRecord> records(String stream, Mapping mapping, String answer) throws IOException {
        JsonNode json = JSON.readTree(answer);
        return mapping.streams().stream()
                .filter(each -> each.name().equals(stream))
                .findFirst()
                .orElseThrow()
                .read(json, NOW);
    }

    private static Path root() {
        return Path.of(Objects.requireNonNull(System.getProperty("cgmkit.root")));
    }
}
