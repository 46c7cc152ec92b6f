package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.watch.Ask;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Served;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Stored;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform has stored of what it was given (partner guide, "Data Transfer" and "Device Data Model"). */
@ExtendWith(SubjectExtension.class)
class StoredChecks {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final int TRANSFERS = 3;

    private static Stored stored(Platform platform, Step step) {
        return new Stored(platform.readout(step));
    }

    private static Map<String, Served> served(Platform platform, Step step) {
        Span span = platform.span(step);
        Map<String, Served> served =
                Served.until(span.last(), platform.play(), platform.target().mapping());
        if (served.isEmpty()) {
            throw inconclusive("Nothing was served, so this check cannot decide.");
        }
        return served;
    }

    @Expected("platform.data.stored")
    @DisplayName("What was served is stored")
    void storesWhatWasServed(Platform platform) {
        Stored stored = stored(platform, Step.STEADY);
        List<Served> missing = served(platform, Step.STEADY).values().stream()
                .filter(each -> stored.find(each).isEmpty())
                .toList();
        missing.stream()
                .limit(2)
                .forEach(each -> platform.log().refer(each.seen().evidence()));
        assertNone(
                "records that were served and are not in the readout",
                missing.stream().map(Served::shown).toList(),
                "");
    }

    @Expected("platform.data.once")
    @DisplayName("A record is stored once")
    void storesOnce(Platform platform) {
        List<String> twice = new ArrayList<>();
        for (Step step : List.of(Step.STEADY, Step.CLINICIAN, Step.REVOKED)) {
            if (step == Step.STEADY || platform.play().readouts().containsKey(step)) {
                stored(platform, step).doubles().forEach(each -> {
                    if (!twice.contains(each)) {
                        twice.add(each);
                    }
                });
            }
        }
        assertNone("records that the readout has more than once", twice, "Know them by the partner's id (trap 24).");
        served(platform, Step.STEADY);
    }

    @Expected("platform.data.units")
    @DisplayName("Glucose is what was served")
    void keepsValues(Platform platform) {
        Stored stored = stored(platform, Step.STEADY);
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Served each : served(platform, Step.STEADY).values()) {
            Optional<BigDecimal> right = each.glucose();
            Optional<BigDecimal> there = stored.find(each).flatMap(Stored::glucose);
            if (right.isPresent() && there.isPresent()) {
                compared++;
                if (right.get().subtract(there.get()).abs().compareTo(BigDecimal.ONE) > 0) {
                    wrong.add(each.shown() + ": " + each.record().text(Field.VALUE) + " "
                            + each.record().text(Field.UNITS) + " was served, and "
                            + there.get().setScale(1, java.math.RoundingMode.HALF_UP) + " mg/dL is stored");
                }
            }
        }
        assertNone("values that are not what was served", wrong, "Read the unit of each record.");
        if (compared == 0) {
            throw inconclusive("No glucose value could be compared; see platform.data.stored.");
        }
    }

    @Expected("platform.data.times")
    @DisplayName("Times are the moments that were served")
    void keepsTimes(Platform platform) {
        Stored stored = stored(platform, Step.STEADY);
        if (!stored.hasIds()) {
            throw inconclusive("The readout has no ids, so that a record with another time cannot be known again.");
        }
        List<String> wrong = new ArrayList<>();
        int compared = 0;
        for (Served each : served(platform, Step.STEADY).values()) {
            Optional<Instant> right = each.record().moment();
            Optional<JsonNode> there = stored.find(each);
            if (right.isPresent() && there.isPresent()) {
                compared++;
                Optional<Instant> time = Stored.time(there.get());
                if (time.isEmpty()
                        || Duration.between(right.get(), time.get()).abs().compareTo(SECOND) > 0) {
                    wrong.add(each.shown() + " is stored with "
                            + there.get().path("time").asText());
                }
            }
        }
        assertNone("times that are not what was served", wrong, "Keep the moment that the text names (trap 25).");
        if (compared == 0) {
            throw inconclusive("No time could be compared; see platform.data.stored.");
        }
    }

    @Expected("platform.data.bad-record")
    @DisplayName("A bad record stops neither its neighbours nor later transfers")
    void putsBadRecordsAside(Platform platform) {
        platform.assumePolled(platform.second(), Step.BAD);
        String bad = platform.play().marks().getOrDefault("bad.id", "");
        List<Seen> step = platform.in(Step.BAD);
        Optional<Seen> given = step.stream()
                .filter(each -> each.kind() == Kind.GLUCOSE && each.account().equals(platform.second()))
                .filter(each -> each.succeeded() && each.answer().toString().contains('"' + bad + '"'))
                .findFirst();
        if (given.isEmpty()) {
            throw inconclusive("The bad record was not fetched, so this check cannot decide.");
        }
        platform.show(List.of(given.get()));
        List<Ask> after = platform.asks(platform.second()).stream()
                .filter(each -> each.seen().kind() == Kind.GLUCOSE && !each.isFurtherPage())
                .filter(each -> step.contains(each.seen())
                        && each.seen().number() >= given.get().number())
                .toList();
        if (after.size() > TRANSFERS
                && after.stream().map(Ask::beginning).distinct().count() == 1
                && wasMoving(platform)) {
            throw failure(
                    "questions after an answer with a bad record",
                    "that they move on",
                    "all of them begin at " + after.getFirst().beginning(),
                    "Put aside what cannot be used (trap 26).");
        }
        if (platform.play().readouts().containsKey(Step.BAD)) {
            Stored stored = stored(platform, Step.BAD);
            List<String> missing =
                    Served.of(given.get(), platform.target().mapping(), platform.user(platform.second())).stream()
                            .filter(each -> !each.record().text(Field.ID).equals(bad))
                            .filter(each -> stored.find(each).isEmpty())
                            .map(Served::shown)
                            .toList();
            assertNone("neighbours of a bad record that are not stored", missing, "Judge record by record (trap 26).");
        }
    }

    /** Whether questions moved on before. */
    private static boolean wasMoving(Platform platform) {
        Span steady = platform.span(Step.STEADY);
        return platform.asks(platform.second()).stream()
                        .filter(each -> each.seen().kind() == Kind.GLUCOSE && steady.holds(each.seen()))
                        .map(Ask::beginning)
                        .distinct()
                        .count()
                > TRANSFERS;
    }

    @May("platform.data.revised")
    @DisplayName("What becomes of corrected and deleted records")
    void takesOverRevisions(Platform platform) {
        platform.span(Step.REVISED);
        Stored stored = stored(platform, Step.BAD);
        Map<String, String> marks = new TreeMap<>(platform.play().marks());
        if (!marks.containsKey("corrected.id")) {
            throw inconclusive("There was no record to correct.");
        }
        String corrected = stored.withId(marks.getOrDefault("corrected.id", "")).stream()
                .map(each ->
                        each.path("value").asText() + " " + each.path("units").asText())
                .collect(Collectors.joining(" and "));
        boolean deleted = stored.withId(marks.getOrDefault("deleted.id", "")).isEmpty();
        throw observed("A record that was corrected to 187 mg/dL is "
                + (corrected.isEmpty() ? "not stored" : "stored as " + corrected) + ", and one that was deleted is "
                + (deleted ? "not there." : "still there."));
    }
}
