package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.Paging;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Fetched;
import org.cgmkit.partner.poll.Question;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages, and what comes of asking again (partner guide, "Data Transfer"). */
@ExtendWith(SubjectExtension.class)
class PageChecks {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATE = Duration.ofMinutes(10);
    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final Set<Field> MAY_DIFFER = Set.of(Field.ID, Field.DEVICE_ID, Field.CHANGED);

    @Base("partner-source.data.pages")
    @DisplayName("Pages hold the whole, and end")
    void pagesHoldTheWhole(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (StreamMapping stream : source.streams()) {
            if (stream.paging() instanceof Paging.None) {
                continue;
            }
            Fetched look = source.shown(source.session().look(source.first(), stream));
            if (!look.endless().isEmpty()) {
                wrong.add(stream.name() + ": " + look.endless());
            }
            if (look.pages().size() < 2) {
                continue;
            }
            looked++;
            twice(look).forEach(each -> wrong.add(each + " comes twice"));
            if (stream.hasWindow()) {
                lost(source, stream, look).forEach(each -> wrong.add(each + " is missing"));
            }
        }
        assertNone("records and pages that are not as they should be", wrong, "");
        if (source.streams().stream().allMatch(each -> each.paging() instanceof Paging.None)) {
            throw notApplicable("The mapping has no pages.");
        }
        if (looked == 0) {
            throw inconclusive("The data of four days fit in a page.");
        }
    }

    private static List<String> twice(Fetched look) {
        Set<String> seen = new HashSet<>();
        return look.records().stream()
                .filter(each -> !seen.add(each.spot()))
                .map(MappedRecord::shown)
                .toList();
    }

    /** What single days have and the whole has not. */
    private static List<String> lost(PartnerSource source, StreamMapping stream, Fetched look) {
        Set<String> there = look.bySpot().keySet();
        Instant end = source.session().reference();
        List<String> lost = new ArrayList<>();
        for (Instant from = end.minus(DAY.multipliedBy(3)); from.isBefore(end); from = from.plus(DAY)) {
            Fetched day = source.shown(source.session()
                    .fetch("single", source.first(), source.session().question(stream, from, from.plus(DAY))));
            for (MappedRecord each : day.records()) {
                boolean within = each.moment().filter(end::isAfter).isPresent();
                if (within && !there.contains(each.spot())) {
                    lost.add(each.shown());
                }
            }
        }
        return lost;
    }

    @Base("partner-source.data.batch")
    @DisplayName("No answer holds more than was agreed")
    void keepsToTheBatch(PartnerSource source) {
        Integer batch = source.agreement().batch();
        if (batch == null) {
            throw notApplicable("No batch was agreed.");
        }
        List<String> large = new ArrayList<>();
        for (Fetched look : source.session().looks(source.first())) {
            for (int size : source.shown(look).sizes()) {
                if (size > batch) {
                    large.add(look.question().stream().name() + " with " + size);
                }
            }
        }
        assertNone("answers with more than " + batch + " records", large, "");
    }

    @Expected("partner-source.data.stable")
    @DisplayName("The same window holds the same the second time")
    void answersTheSame(PartnerSource source) {
        List<String> changed = new ArrayList<>();
        for (StreamMapping stream : source.streams()) {
            Map<String, MappedRecord> before =
                    source.shown(source.session().closedDay(stream, 1)).bySpot();
            Map<String, MappedRecord> after =
                    source.shown(source.session().closedDay(stream, 2)).bySpot();
            before.forEach((spot, record) -> {
                MappedRecord again = after.get(spot);
                if (again == null) {
                    changed.add(record.shown() + " is gone");
                } else if (!isTold(record, again) && !content(record).equals(content(again))) {
                    changed.add(record.shown() + " has become another");
                }
            });
        }
        assertNone("records of a day that is over that are not the same the second time", changed, "");
    }

    private static boolean isTold(MappedRecord before, MappedRecord after) {
        return !before.changed().equals(after.changed());
    }

    private static Map<Field, String> content(MappedRecord record) {
        Map<Field, String> content = new HashMap<>();
        record.fields().forEach((field, value) -> {
            if (!MAY_DIFFER.contains(field)) {
                content.put(field, value.value().asText());
            }
        });
        return content;
    }

    @Expected("partner-source.data.identity")
    @DisplayName("A record is known again")
    void knowsRecordsAgain(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        source.streams().forEach(stream -> wrong.addAll(new Identities(source).wrong(stream)));
        assertNone("ids that change, or that two records of a type share", wrong, "");
    }

    @Expected("partner-source.data.late")
    @DisplayName("What comes late is found")
    void findsWhatComesLate(PartnerSource source) {
        var trigger = source.trigger("lateData");
        StreamMapping stream = source.streams().stream()
                .filter(each -> each.mayHave("cbg"))
                .findFirst()
                .orElseGet(() -> source.streams().getFirst());
        Duration overlap = Optional.ofNullable(source.agreement().overlap()).orElse(DAY);
        Instant before = source.session().wire().now();
        Question asked = source.session().question(stream, before.minus(overlap), before);
        Set<String> known = source.shown(source.session().fresh(source.first(), asked))
                .bySpot()
                .keySet();
        if (known.isEmpty()) {
            throw inconclusive("The stream " + stream.name() + " has no data among which late ones could be.");
        }
        source.session().trigger(trigger, "lateData", "");
        boolean byChange = stream.tellsChanges();
        Question as = byChange
                ? Question.since(stream, before.minus(SLACK), source.agreement().batch())
                : asked;
        Fetched after = source.shown(source.session().fresh(source.first(), as));
        boolean found = after.records().stream()
                .filter(each -> !known.contains(each.spot()))
                .anyMatch(each ->
                        each.moment().filter(before.minus(LATE)::isAfter).isPresent());
        if (!found) {
            throw failure(
                    "records that came late, asked for "
                            + (byChange ? "by {since}" : "with the overlap that was agreed"),
                    "one that is older than ten minutes and was not there before",
                    "there is none among " + after.records().size(),
                    "Platforms never see what is found in no declared way (trap 8).");
        }
    }

    @May("partner-source.data.delay")
    @DisplayName("The newest data may be as old as was agreed")
    void tellsHowOldTheNewestAre(PartnerSource source) {
        Instant newest = source.session().looks(source.first()).stream()
                .map(Fetched::newest)
                .max(Instant::compareTo)
                .orElse(Instant.MIN);
        if (newest.equals(Instant.MIN)) {
            throw inconclusive("No record has a time.");
        }
        Duration agreed = source.agreement().delay();
        throw observed("The newest record is "
                + Duration.between(newest, source.session().reference()).toMinutes() + " min old"
                + (agreed == null ? "." : "; a delay of " + agreed.toMinutes() + " min was agreed."));
    }

    @Base("partner-source.data.deleted")
    @DisplayName("What was deleted is not served any more, or is marked")
    void leavesOutWhatWasDeleted(PartnerSource source) {
        var trigger = source.trigger("delete");
        StreamMapping stream = source.windowed().getFirst();
        Fetched day = source.shown(source.session().closedDay(stream, 1));
        List<MappedRecord> records = day.records().stream()
                .filter(each -> !each.text(Field.ID).isEmpty())
                .toList();
        if (records.isEmpty()) {
            throw inconclusive("No record of " + stream.name() + " has an id by which it could be deleted.");
        }
        new Identities(source).assumeSteady(stream);
        MappedRecord record = records.get(records.size() / 3);
        source.session().trigger(trigger, "delete", record.text(Field.ID));
        Fetched after = source.shown(source.session().fresh(source.first(), day.question()));
        MappedRecord still = after.bySpot().get(record.spot());
        if (still != null && !Objects.equals(still.text(Field.GONE), "true")) {
            assertNone("records that were deleted and are served as before", List.of(still.shown()), "");
        }
    }
}
