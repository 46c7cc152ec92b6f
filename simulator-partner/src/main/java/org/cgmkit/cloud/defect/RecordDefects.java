package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.telling;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.cgmkit.cloud.ask.Ask;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.workings.DataRules;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.world.Content;
import org.cgmkit.cloud.world.Device;
import org.cgmkit.cloud.world.Entry;

/** Departures of records as such: what is in them the second time, their ids, devices and times. */
final class RecordDefects {
    private static final DateTimeFormatter WALL = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final long SECONDS_UNTIL_SIGNALS_RETURN = 17 * 3600L;
    private static final long DAY = 86_400;

    private RecordDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of("values-wander", "data.stable", "Values are computed anew for each answer.", () -> {
                    Random random = new Random(1);
                    return writing((json, entry, now) -> {
                        if (entry.content() instanceof Content.Glucose && !json.has("range")) {
                            json.put(
                                    "value",
                                    json.path("value").decimalValue().add(BigDecimal.valueOf(random.nextInt(3) - 1)));
                        }
                    });
                }),
                PartnerDefect.of(
                        "new-ids-each-time",
                        "data.identity",
                        "A record has another id in each answer.",
                        () -> writing((json, entry, now) ->
                                json.put("id", UUID.randomUUID().toString()))),
                PartnerDefect.of(
                        "one-id-for-two",
                        "data.identity",
                        "Readings of an hour share an id.",
                        () -> writing((json, entry, now) -> json.put(
                                "id",
                                entry.person().seed()
                                        + entry.content().getClass().getSimpleName()
                                        + entry.time().getEpochSecond() / 3600))),
                PartnerDefect.of(
                        "new-ids-after-reconnect",
                        "revocation.again",
                        "Ids are others after a new consent.",
                        () -> telling(new DataRules() {
                            @Override
                            public List<Entry> answered(List<Entry> found, Ask ask, Grant grant) {
                                return grant.isAgain()
                                        ? found.stream()
                                                .map(each -> each.called(each.id() + "-2"))
                                                .toList()
                                        : found;
                            }
                        })),
                PartnerDefect.of(
                        "late-data-hidden",
                        "data.late",
                        "What comes late is kept and never answered.",
                        () -> WindowDefects.filtering(
                                (entry, ask) -> !(entry.content() instanceof Content.Glucose glucose
                                        && glucose.backfilled()
                                        && entry.arrived().getEpochSecond() % DAY != SECONDS_UNTIL_SIGNALS_RETURN))),
                PartnerDefect.of(
                        "serves-deleted",
                        "data.deleted",
                        "What was deleted is answered as before.",
                        () -> telling(new DataRules() {
                            @Override
                            public boolean leavesOutDeleted() {
                                return false;
                            }
                        })),
                PartnerDefect.of(
                        "no-device-id",
                        "fields.device-id",
                        "Records do not name their device.",
                        () -> writing((json, entry, now) -> json.remove("device"))),
                PartnerDefect.of(
                        "device-id-each-time",
                        "fields.device-id",
                        "A device has another id in each answer.",
                        () -> writing((json, entry, now) ->
                                json.put("device", entry.device().id() + "-" + now))),
                PartnerDefect.of(
                        "no-serial",
                        "fields.device",
                        "Devices have no serial number.",
                        () -> telling(new DataRules() {
                            @Override
                            public void write(ObjectNode json, Device device) {
                                json.remove("serial");
                            }
                        })),
                PartnerDefect.of(
                        "slashes-in-dates",
                        "fields.device-time",
                        "The device's time has slashes in its date.",
                        () -> writing((json, entry, now) -> json.put(
                                "deviceTime", json.path("deviceTime").asText().replace('-', '/')))),
                PartnerDefect.of(
                        "abbreviated-zone",
                        "fields.time-zone",
                        "The zone is an abbreviation.",
                        () -> writing((json, entry, now) -> json.put(
                                "timezone", entry.person().zone().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)))),
                PartnerDefect.of(
                        "wall-clock-as-utc",
                        "fields.times-agree",
                        "The device's local time is written with a Z.",
                        () -> writing((json, entry, now) ->
                                json.put("time", json.path("deviceTime").asText() + "Z"))),
                PartnerDefect.of(
                        "offset-of-today",
                        "fields.times-agree",
                        "The device's time is computed with the offset of the day of the answer.",
                        () -> writing((json, entry, now) -> json.put(
                                "deviceTime",
                                WALL.format(entry.time()
                                        .atOffset(
                                                entry.person().zone().getRules().getOffset(now)))))),
                PartnerDefect.of(
                        "future-readings",
                        "fields.not-in-future",
                        "Readings of this hour are an hour ahead.",
                        () -> writing((json, entry, now) -> {
                            if (entry.time().isAfter(now.truncatedTo(ChronoUnit.HOURS))) {
                                shift(json, entry.time());
                            }
                        })));
    }

    private static void shift(ObjectNode json, Instant time) {
        json.put("time", WALL.format(time.plusSeconds(3600).atOffset(ZoneOffset.UTC)) + "Z");
        json.put(
                "deviceTime",
                WALL.format(
                        LocalDateTime.parse(json.path("deviceTime").asText()).plusHours(1)));
    }

    /** Changes a record. */
    @FunctionalInterface
    interface Writing {
        void write(ObjectNode json, Entry entry, Instant now);
    }

    static PartnerWorkings writing(Writing otherwise) {
        return telling(new DataRules() {
            @Override
            public void write(ObjectNode json, Entry entry, Instant now) {
                otherwise.write(json, entry, now);
            }
        });
    }
}
