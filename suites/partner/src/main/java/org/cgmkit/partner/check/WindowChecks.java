package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.mapping.Window;
import org.cgmkit.partner.poll.Fetched;
import org.cgmkit.partner.poll.Question;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Windows (partner guide, "Data Transfer"). */
@ExtendWith(SubjectExtension.class)
class WindowChecks {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration BEFORE_ALL = Duration.ofDays(1100);

    /** A day is cut half a minute after a record, so that no record is on the cut. */
    private static final Duration AFTER = Duration.ofSeconds(30);

    @Expected("partner-source.data.since")
    @DisplayName("Asked for what is new, it answers that and nothing older")
    void answersWhatIsNew(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        for (Cut cut : cuts(source)) {
            wrong.addAll(cut.tooEarly(cut.after(source)));
            wrong.addAll(cut.lost(cut.after(source)));
        }
        for (StreamMapping stream : source.streams()) {
            if (stream.tellsChanges()) {
                changes(source, stream, wrong);
            }
        }
        assertNone("records that were asked for and are missing, or are older", wrong, "");
    }

    private static void changes(PartnerSource source, StreamMapping stream, List<String> wrong) {
        Fetched whole = source.shown(source.session().look(source.first(), stream));
        Instant mark = source.session().reference().minus(DAY);
        Fetched changed = source.shown(source.session()
                .fetch(
                        "since",
                        source.first(),
                        Question.since(stream, mark, source.agreement().batch())));
        Set<String> there = changed.bySpot().keySet();
        for (MappedRecord each : changed.records()) {
            if (each.changed().filter(mark::isAfter).isPresent()) {
                wrong.add(each.shown() + " changed before " + mark);
            }
        }
        for (MappedRecord each : whole.records()) {
            if (each.changed().filter(mark::isBefore).isPresent() && !there.contains(each.spot())) {
                wrong.add(each.shown() + " changed after " + mark + " and is missing");
            }
        }
    }

    @Base("partner-source.data.window")
    @DisplayName("A window holds nothing from its end on")
    void endsWindows(PartnerSource source) {
        List<String> late = new ArrayList<>();
        for (Cut cut : cuts(source)) {
            late.addAll(cut.tooLate(cut.before(source)));
        }
        assertNone("records behind the end of the window", late, "");
    }

    @Base("partner-source.data.boundaries")
    @DisplayName("Windows that meet at a record hold it as the bounds say")
    void meetsAtRecords(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (Cut cut : cuts(source)) {
            Window window = cut.stream().window();
            if (window == null || window.bounds().isEmpty()) {
                continue;
            }
            looked++;
            if (!cut.tooEarly(cut.after(source)).isEmpty()) {
                throw inconclusive("Windows begin too early, which partner-source.data.since tells of.");
            }
            if (!cut.tooLate(cut.before(source)).isEmpty()) {
                throw inconclusive("Windows end too late, which partner-source.data.window tells of.");
            }
            meet(source, cut, window, wrong);
        }
        if (looked == 0) {
            throw notApplicable(
                    "The mapping does not say which bounds belong to a window: ask for windows that overlap.");
        }
        assertNone(
                "records at a bound that are lost or come twice",
                wrong,
                "The mapping says which bounds belong to a window.");
    }

    private static void meet(PartnerSource source, Cut cut, Window window, List<String> wrong) {
        Instant bound = cut.record().moment().orElseThrow();
        Instant from = source.session().closedDay();
        Fetched before = source.shown(
                source.session().fresh(source.first(), source.session().question(cut.stream(), from, bound)));
        Fetched after = source.shown(
                source.session().fresh(source.first(), source.session().question(cut.stream(), bound, from.plus(DAY))));
        boolean first = before.bySpot().containsKey(cut.record().spot());
        boolean second = after.bySpot().containsKey(cut.record().spot());
        if (first != window.isEndIn() || second != window.isBeginningIn()) {
            wrong.add(cut.record().shown() + " is in "
                    + (first
                            ? second ? "both windows" : "the first window"
                            : second ? "the second window" : "neither window")
                    + ", with the bounds " + window.bounds());
        }
    }

    @Base("partner-source.data.too-long")
    @DisplayName("A window that is too long is refused")
    void refusesLongWindows(PartnerSource source) {
        Duration longest = source.agreement().window();
        if (longest == null) {
            throw notApplicable("No longest window was agreed.");
        }
        Instant end = source.session().reference();
        List<String> taken = new ArrayList<>();
        for (StreamMapping stream : source.windowed()) {
            Exchange answer = asked(
                    source, source.session().question(stream, end.minus(longest).minus(DAY), end));
            if (!answer.refused()) {
                taken.add(stream.name() + " was answered " + answer.status());
            }
        }
        assertNone(
                "windows of " + longest.plus(DAY).toDays() + " days that were not refused",
                taken,
                "A window of " + longest.toDays() + " days was agreed; a part of it looks like the whole.");
    }

    private static Exchange asked(PartnerSource source, Question question) {
        return source.data().once(question, source.session().token(source.first()));
    }

    @Base("partner-source.data.malformed")
    @DisplayName("A window that cannot be read is refused")
    void refusesUnreadableWindows(PartnerSource source) {
        source.shown(source.session().look(source.first(), source.windowed().getFirst()));
        Instant end = source.session().reference();
        List<String> wrong = new ArrayList<>();
        for (StreamMapping stream : source.windowed()) {
            Question right = source.session().question(stream, end.minus(DAY), end);
            note(wrong, stream, "with an unreadable bound", asked(source, right.with("from", "not-a-time")));
            note(
                    wrong,
                    stream,
                    "that ends before it begins",
                    asked(source, source.session().question(stream, end, end.minus(DAY))));
        }
        assertNone("windows that should be answered 4xx", wrong, "");
    }

    private static void note(List<String> wrong, StreamMapping stream, String how, Exchange answer) {
        if (!answer.refused()) {
            wrong.add("a window of " + stream.name() + " " + how + " was answered " + answer.status());
        }
    }

    @Expected("partner-source.data.empty")
    @DisplayName("Where there is nothing to tell, the list is empty")
    void answersAnEmptyList(PartnerSource source) {
        Instant start = source.session().reference().minus(BEFORE_ALL);
        List<String> wrong = new ArrayList<>();
        for (StreamMapping stream : source.windowed()) {
            Exchange answer = asked(source, source.session().question(stream, start, start.plus(DAY)));
            if (!answer.succeeded()) {
                wrong.add(stream.name() + " was answered " + answer.status());
            } else if (!stream.list(answer.json()).isArray()) {
                wrong.add(stream.name() + " was answered " + stream.list(answer.json()) + " in place of a list");
            }
        }
        assertNone("windows without data that were not answered with an empty list", wrong, "");
    }

    /**
     * A day that is over and a record in the middle of it.
     *
     * @param stream the stream
     * @param day the day's records
     * @param record the record
     */
    private record Cut(StreamMapping stream, Fetched day, MappedRecord record) {
        Instant moment() {
            return record.moment().orElseThrow().plus(AFTER);
        }

        Fetched after(PartnerSource source) {
            Instant end = source.session().closedDay().plus(DAY);
            return source.shown(source.session()
                    .fetch("after", source.first(), source.session().question(stream, moment(), end)));
        }

        Fetched before(PartnerSource source) {
            Instant start = source.session().closedDay();
            return source.shown(source.session()
                    .fetch("before", source.first(), source.session().question(stream, start, moment())));
        }

        List<String> tooEarly(Fetched fetched) {
            return fetched.records().stream()
                    .filter(each -> each.moment().filter(moment()::isAfter).isPresent())
                    .map(each -> each.shown() + " is before " + moment())
                    .toList();
        }

        List<String> tooLate(Fetched fetched) {
            return fetched.records().stream()
                    .filter(each -> each.moment().filter(moment()::isBefore).isPresent())
                    .map(each -> each.shown() + " is after " + moment())
                    .toList();
        }

        List<String> lost(Fetched fetched) {
            Set<String> there = new HashSet<>(fetched.bySpot().keySet());
            return day.records().stream()
                    .filter(each -> each.moment().filter(moment()::isBefore).isPresent())
                    .filter(each -> !there.contains(each.spot()))
                    .map(each -> each.shown() + " is after " + moment() + " and missing")
                    .toList();
        }
    }

    /** A cut of each stream with windows; where no stream has records on that day, the check ends inconclusive. */
    private static List<Cut> cuts(PartnerSource source) {
        List<Cut> cuts = new ArrayList<>();
        Instant start = source.session().closedDay();
        for (StreamMapping stream : source.windowed()) {
            Fetched day = source.shown(source.session().closedDay(stream, 1));
            List<MappedRecord> records = day.records().stream()
                    .filter(each -> each.moment()
                            .filter(moment -> !moment.isBefore(start) && moment.isBefore(start.plus(DAY)))
                            .isPresent())
                    .toList();
            Optional<MappedRecord> middle =
                    records.size() < 4 ? Optional.empty() : Optional.of(records.get(records.size() / 2));
            middle.ifPresent(record -> cuts.add(new Cut(stream, day, record)));
        }
        if (cuts.isEmpty()) {
            throw inconclusive("No stream has records with times on the day from "
                    + source.session().closedDay() + " on.");
        }
        source.assumeTimesAgree();
        return cuts;
    }
}
