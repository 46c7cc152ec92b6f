package org.cgmkit.partner.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.MappedTime;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Fetched;

/** Whether time, device time and zone of records fit together: in the newest data, and around the last changes of clocks. */
record TimeAgreement(PartnerSource source) {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Duration AROUND = Duration.ofHours(3);
    private static final Duration YEAR = Duration.ofDays(380);
    private static final int FEWEST = 5;

    /**
     * Records that should have times that fit.
     *
     * @param what which ones, for messages
     * @param records those whose times can be compared
     * @param apart those of them whose times do not fit
     */
    record Group(String what, List<MappedRecord> records, List<MappedRecord> apart) {
        /** Whether more than a tenth are apart; a few may come of a clock that somebody set late. */
        boolean isApart() {
            return records.size() >= FEWEST && apart.size() * 10 > records.size();
        }

        private void add(MappedRecord record, boolean fits) {
            records.add(record);
            if (!fits) {
                apart.add(record);
            }
        }

        @Override
        public String toString() {
            return apart.size() + " of " + records.size() + " records of " + what + ", such as "
                    + shown(apart.getFirst());
        }
    }

    /** The groups in which times do not fit. */
    List<Group> apart() {
        return groups().stream().filter(Group::isApart).toList();
    }

    /** All groups in which times can be compared. */
    List<Group> groups() {
        Map<String, Group> groups = new LinkedHashMap<>();
        source.records().forEach(each -> put(groups, each, "the newest data of " + each.stream()));
        for (ZoneOffsetTransition change : changes()) {
            for (StreamMapping stream : source.streams()) {
                if (stream.hasWindow()) {
                    Instant moment = change.getInstant();
                    Fetched around = source.session()
                            .fetch(
                                    "change",
                                    source.first(),
                                    source.session().question(stream, moment.minus(AROUND), moment.plus(AROUND)));
                    source.shown(around)
                            .records()
                            .forEach(each -> put(
                                    groups,
                                    each,
                                    each.stream() + " in hour " + hour(each, moment) + " from the change of clocks of "
                                            + change.getDateTimeBefore().toLocalDate()));
                }
            }
        }
        return groups.values().stream()
                .filter(each -> each.records().size() >= FEWEST)
                .toList();
    }

    private static long hour(MappedRecord record, Instant change) {
        return Math.floorDiv(
                Duration.between(change, record.moment().orElse(change)).toMinutes(), 60L);
    }

    /** The two changes of clocks before the newest data, in the zone that they name. */
    private List<ZoneOffsetTransition> changes() {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        Optional<ZoneId> zone = source.records().stream()
                .map(each -> each.text(Field.TIMEZONE))
                .filter(ZONES::contains)
                .map(ZoneId::of)
                .findFirst();
        Instant before = source.session().reference().minus(AROUND);
        Instant earliest = before.minus(YEAR);
        for (int i = 0; i < 2 && zone.isPresent(); i++) {
            ZoneOffsetTransition change = zone.get().getRules().previousTransition(before);
            if (change == null || change.getInstant().isBefore(earliest)) {
                break;
            }
            changes.add(change);
            before = change.getInstant();
        }
        return changes;
    }

    private static void put(Map<String, Group> groups, MappedRecord record, String what) {
        fits(record)
                .ifPresent(fits -> groups.computeIfAbsent(
                                what, key -> new Group(key, new ArrayList<>(), new ArrayList<>()))
                        .add(record, fits));
    }

    /** Whether a record's times fit, or empty where that cannot be told. */
    static Optional<Boolean> fits(MappedRecord record) {
        MappedTime device = record.time(Field.DEVICE_TIME);
        Optional<Instant> moment = record.moment();
        if (device == null || moment.isEmpty()) {
            return Optional.empty();
        }
        ZoneOffset offset = device.offset();
        if (offset != null) {
            return Optional.of(isClose(Duration.between(device.local().toInstant(offset), moment.get())));
        }
        String zone = record.text(Field.TIMEZONE);
        return ZONES.contains(zone)
                ? Optional.of(isClose(
                        Duration.between(device.local(), LocalDateTime.ofInstant(moment.get(), ZoneId.of(zone)))))
                : Optional.empty();
    }

    private static boolean isClose(Duration difference) {
        return difference.abs().compareTo(GRACE) <= 0;
    }

    private static String shown(MappedRecord record) {
        MappedTime device = record.time(Field.DEVICE_TIME);
        return record.place() + ": " + record.moment().map(Instant::toString).orElse("") + " beside "
                + (device == null ? "nothing" : device.local()) + " " + record.text(Field.TIMEZONE);
    }
}
