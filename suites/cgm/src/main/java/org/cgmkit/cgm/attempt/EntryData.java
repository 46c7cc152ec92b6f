package org.cgmkit.cgm.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.guide.cgm.Loinc;

/**
 * What one entry of a submission carries.
 *
 * @param position its position, from 0
 * @param type the type of its resource; empty where it has none
 * @param code the first LOINC code of its resource; empty where it has none
 * @param time the time or the period that it is about, as it stands there; empty where there is none
 * @param value what it says of that, as far as it tells one from another: its value, its components' values, the serial
 *     number of a device; empty where it says nothing so
 * @param identifiers its identifiers as {@code system|value}
 * @param condition its {@code ifNoneExist}; empty where it has none
 */
public record EntryData(
        int position, String type, String code, String time, String value, List<String> identifiers, String condition) {

    public EntryData {
        identifiers = List.copyOf(identifiers);
    }

    /** What the entry at that position carries. */
    public static EntryData of(int position, JsonNode entry) {
        JsonNode resource = entry.path("resource");
        List<String> identifiers = new ArrayList<>();
        resource.path("identifier")
                .forEach(i -> identifiers.add(
                        i.path("system").asText() + "|" + i.path("value").asText()));
        String code = "";
        for (JsonNode coding : resource.path("code").path("coding")) {
            if (code.isEmpty() && coding.path("system").asText().equals(Loinc.SYSTEM)) {
                code = coding.path("code").asText();
            }
        }
        return new EntryData(
                position,
                resource.path("resourceType").asText(),
                code,
                time(resource),
                value(resource),
                identifiers,
                entry.path("request").path("ifNoneExist").asText());
    }

    private static String value(JsonNode resource) {
        if (resource.path("resourceType").asText().equals("Device")) {
            String serial = resource.path("serialNumber").asText();
            return serial.isEmpty() ? resource.path("deviceName").toString() + resource.path("udiCarrier") : serial;
        }
        StringBuilder value = new StringBuilder(number(resource));
        resource.path("component").forEach(c -> value.append(' ').append(number(c)));
        return value.toString().strip();
    }

    /** 5.60 and 5.6 say the same. */
    private static String number(JsonNode holder) {
        JsonNode value = holder.at("/valueQuantity/value");
        return value.isNumber() ? value.decimalValue().stripTrailingZeros().toPlainString() : "";
    }

    private static String time(JsonNode resource) {
        JsonNode moment = resource.path("effectiveDateTime");
        JsonNode period = resource.path("effectivePeriod");
        return moment.isMissingNode()
                ? period.isMissingNode()
                        ? ""
                        : period.path("start").asText() + "/"
                                + period.path("end").asText()
                : moment.asText();
    }

    /**
     * What it says: the same for every entry that says the same of the same time, whatever its identifiers. Without a time only
     * these tell one from another.
     */
    public String key() {
        String when = time.isEmpty() && !isCompany() ? String.join(" ", identifiers) : time;
        return (type + " " + code + " " + when + " " + value).strip();
    }

    /** Whether it has to come with others that refer to it. */
    public boolean isCompany() {
        return type.equals("Device") || type.equals("Patient");
    }

    /** Whether it is a sensor reading, in either unit. */
    public boolean isReading() {
        return code.equals(Loinc.SENSOR_READING_MASS.code()) || code.equals(Loinc.SENSOR_READING_MOLES.code());
    }

    /** When its period or moment begins, or empty where it says none that can be read. */
    public Optional<DateOrInstant> begins() {
        return DateOrInstant.parse(time.contains("/") ? time.substring(0, time.indexOf('/')) : time);
    }

    /** When its period or moment ends, or empty where it says none that can be read. */
    public Optional<DateOrInstant> ends() {
        return DateOrInstant.parse(time.contains("/") ? time.substring(time.indexOf('/') + 1) : time);
    }
}
