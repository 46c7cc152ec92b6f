package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.MappedValue;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Fetched;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What each record has (partner guide, "Common Fields"). */
@ExtendWith(SubjectExtension.class)
class FieldChecks {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Pattern ISO =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d([.,]\\d+)?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?");

    @Expected("partner-source.fields.device-id")
    @DisplayName("Each record names its device by the same id each time")
    void namesDevices(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        source.records().stream()
                .filter(each -> each.text(Field.DEVICE_ID).isBlank())
                .forEach(each -> wrong.add(each.shown() + " names no device"));
        for (StreamMapping stream : source.streams()) {
            Map<String, MappedRecord> again =
                    source.shown(source.session().closedDay(stream, 2)).bySpot();
            source.shown(source.session().closedDay(stream, 1)).bySpot().forEach((spot, record) -> {
                MappedRecord other = again.get(spot);
                if (other != null && !other.text(Field.DEVICE_ID).equals(record.text(Field.DEVICE_ID))) {
                    wrong.add(record.shown() + " was of " + record.text(Field.DEVICE_ID) + ", then of "
                            + other.text(Field.DEVICE_ID));
                }
            });
        }
        Map<String, String> serials = new HashMap<>();
        devices(source).forEach(each -> {
            String serial = each.text(Field.DEVICE_SERIAL_NUMBER);
            String before = serials.putIfAbsent(each.text(Field.DEVICE_ID), serial);
            if (before != null && !before.equals(serial)) {
                wrong.add(each.text(Field.DEVICE_ID) + " has the serial numbers " + before + " and " + serial);
            }
        });
        assertNone("records whose device cannot be known again", wrong, "");
    }

    /** The records that tell of devices: the devices of the mapping, or the data where it has none. */
    private static List<MappedRecord> devices(PartnerSource source) {
        return source.session()
                .devices(source.first())
                .map(source::shown)
                .map(Fetched::records)
                .orElseGet(source::records);
    }

    @Expected("partner-source.fields.device")
    @DisplayName("Model, manufacturer and serial number are told")
    void describesDevices(PartnerSource source) {
        List<String> untold = new ArrayList<>();
        List<MappedRecord> devices = devices(source);
        if (devices.isEmpty()) {
            throw inconclusive("The partner tells of no device.");
        }
        for (Field field : List.of(Field.DEVICE_MODEL, Field.DEVICE_MANUFACTURER, Field.DEVICE_SERIAL_NUMBER)) {
            long without =
                    devices.stream().filter(each -> each.text(field).isBlank()).count();
            if (without > 0) {
                untold.add(field.id() + " (" + without + " of " + devices.size() + ")");
            }
        }
        assertNone("parts of a device that are not told", untold, "");
    }

    @Expected("partner-source.fields.device-time")
    @DisplayName("Each record has the device's time in ISO 8601")
    void hasTheDevicesTime(PartnerSource source) {
        assertNone(
                "records without a time of the device in ISO 8601",
                wrong(
                        source,
                        Field.DEVICE_TIME,
                        value -> ISO.matcher(value.wire().asText()).matches()),
                "The form is YYYY-MM-DDThh:mm:ss (trap 7).");
    }

    private static List<String> wrong(PartnerSource source, Field field, Predicate<MappedValue> right) {
        return source.records().stream()
                .filter(each -> each.find(field).filter(right).isEmpty())
                .map(each -> each.find(field).map(MappedValue::shown).orElseGet(() -> each.shown() + " has none"))
                .toList();
    }

    @Expected("partner-source.fields.time-zone")
    @DisplayName("Each record has the zone by its name")
    void namesTheZone(PartnerSource source) {
        assertNone(
                "records without the name of a zone",
                wrong(source, Field.TIMEZONE, value -> isName(value.value().asText())),
                "Only a name such as Europe/Berlin tells when clocks change.");
    }

    private static boolean isName(String zone) {
        return ZONES.contains(zone) && (zone.contains("/") || zone.equals("UTC"));
    }

    @Expected("partner-source.fields.times-agree")
    @DisplayName("Time, device time and zone fit together")
    void timesAgree(PartnerSource source) {
        TimeAgreement agreement = new TimeAgreement(source);
        if (agreement.groups().isEmpty()) {
            throw inconclusive(
                    "No record has a time, a time of the device, and an offset or a zone to compare them by.");
        }
        assertNone(
                "groups of records whose times are more than 15 minutes apart",
                agreement.apart(),
                "A wall clock may be stamped Z (trap 5), or converted with today's offset (trap 6).");
    }

    @Expected("partner-source.fields.not-in-future")
    @DisplayName("No record is of a time later than its answer")
    void isNotOfTheFuture(PartnerSource source) {
        source.assumeTimesAgree();
        assertNone(
                "records of a time later than their answer",
                source.records().stream()
                        .filter(each -> each.moment()
                                .filter(each.answered().plus(GRACE)::isBefore)
                                .isPresent())
                        .map(MappedRecord::shown)
                        .toList(),
                "");
    }
}
