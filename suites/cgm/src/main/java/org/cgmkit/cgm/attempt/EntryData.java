package org.cgmkit.cgm.attempt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.fixtures.variant.EntryKind;
import org.cgmkit.guide.cgm.Coding;

/**
 * What one entry of a submission carries.
 *
 * @param position its position, from 0
 * @param type the type of its resource; empty where it has none
 * @param kind what it is of the kinds that a version of the guide knows; empty where it is none
 * @param code the first LOINC code of its resource, else its first code; empty where it has none
 * @param time the time or the period that it is about, as it stands there; empty where there is none
 * @param value what it says of that, as far as it tells one from another: its value, its components' values, the serial
 *     number of a device; empty where it says nothing so
 * @param identifiers its identifiers as {@code system|value}
 * @param condition its {@code ifNoneExist}; empty where it has none
 */
public record EntryData(
        int position,
        String type,
        Optional<EntryKind> kind,
        String code,
        String time,
        String value,
        List<String> identifiers,
        String condition) {

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
        return new EntryData(
                position,
                resource.path("resourceType").asText(),
                EntryKind.of(resource),
                code(resource),
                time(resource),
                value(resource),
                identifiers,
                entry.path("request").path("ifNoneExist").asText());
    }

    private static String code(JsonNode resource) {
        List<Coding> codings = Coding.of(resource.path("code")).toList();
        return codings.stream()
                .filter(c -> c.system().equals(Coding.LOINC))
                .findFirst()
                .or(() -> codings.stream().findFirst())
                .map(Coding::code)
                .orElse("");
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

    /** Whether it is of that kind, by the codes of any version. */
    public boolean is(EntryKind wanted) {
        return kind.filter(k -> k == wanted).isPresent();
    }

    /** Whether it is a sensor reading, in either unit. */
    public boolean isReading() {
        return is(EntryKind.READING_MASS) || is(EntryKind.READING_MOLES);
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
