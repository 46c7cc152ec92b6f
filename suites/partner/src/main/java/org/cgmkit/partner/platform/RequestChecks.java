package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.mapping.Paging;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.watch.Ask;
import org.cgmkit.partner.watch.Frontier;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Transfer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform asks for (partner guide, "Data Transfer"). */
@ExtendWith(SubjectExtension.class)
class RequestChecks {
    private static final int TRANSFERS = 4;
    private static final int LATE_TRANSFERS = 3;
    private static final Duration NOT_NOW = Duration.ofMinutes(29);
    private static final double MOST = 0.8;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofHours(14);

    private static List<Ask> asks(Platform platform) {
        platform.span(Step.STEADY);
        List<Ask> asks = platform.play().accounts().stream()
                .flatMap(each -> platform.asks(each).stream())
                .toList();
        if (asks.isEmpty()) {
            throw inconclusive("Nothing was asked for, so this check cannot decide.");
        }
        return asks;
    }

    @Expected("platform.requests.since")
    @DisplayName("Later transfers ask for what is new")
    void asksForWhatIsNew(Platform platform) {
        Span steady = platform.span(Step.STEADY);
        List<String> wrong = new ArrayList<>();
        int most = 0;
        for (StreamMapping stream : platform.target().mapping().dataStreams()) {
            List<Ask> firsts = platform.asks(platform.first()).stream()
                    .filter(each -> each.stream().equals(stream) && !each.isFurtherPage())
                    .filter(each ->
                            each.seen().kind() == Kind.GLUCOSE && each.seen().succeeded())
                    .filter(each -> steady.holds(each.seen()))
                    .toList();
            most = Math.max(most, firsts.size());
            for (int i = 0; i + TRANSFERS <= firsts.size() && wrong.isEmpty(); i++) {
                List<Ask> row = firsts.subList(i, i + TRANSFERS);
                if (row.stream().map(Ask::beginning).distinct().count() == 1) {
                    platform.show(row.stream().map(Ask::seen).toList());
                    wrong.add(row.getLast().shown());
                }
            }
        }
        assertNone(
                "questions of four transfers that begin at the same moment",
                wrong,
                "They ask for everything, every time (trap 23).");
        if (most < TRANSFERS) {
            throw inconclusive("Fewer than four transfers came through, so this check cannot decide.");
        }
    }

    @Expected("platform.requests.no-gap")
    @DisplayName("All time since the last success is asked for")
    void leavesNoGap(Platform platform) {
        assumeTimesAreRight(platform);
        List<String> wrong = new ArrayList<>();
        for (String account : platform.play().accounts()) {
            Frontier frontier = new Frontier();
            int grant = 0;
            for (Ask each : platform.asks(account)) {
                if (each.seen().grant() != grant) {
                    frontier = new Frontier();
                    grant = each.seen().grant();
                }
                frontier.gap(each).ifPresent(gap -> {
                    platform.show(List.of(each.seen()));
                    wrong.add(each.shown() + ", and nothing was fetched since " + gap);
                });
                frontier.take(each);
            }
        }
        asks(platform);
        assertNone(
                "questions that begin after the last success of the same data",
                wrong,
                "Move the mark of a kind of data when its data are stored (trap 22).");
    }

    private static void assumeTimesAreRight(Platform platform) {
        if (!deviations(platform).isEmpty()) {
            throw inconclusive("Bounds are not in the clock of the documentation; see platform.requests.time-form.");
        }
    }

    @Expected("platform.requests.late")
    @DisplayName("Data that arrive late are fetched")
    void fetchesLateData(Platform platform) {
        platform.assumePolled(platform.first(), Step.LATE);
        assumeTimesAreRight(platform);
        Instant measured =
                Instant.parse(Objects.requireNonNull(platform.play().marks().get("late.time")));
        Instant arrived =
                Instant.parse(Objects.requireNonNull(platform.play().marks().get("late.arrived")));
        Span late = platform.span(Step.LATE);
        List<Transfer> transfers = platform.transfers(platform.first()).stream()
                .filter(each -> each.first().number() >= late.first())
                .limit(LATE_TRANSFERS)
                .toList();
        if (transfers.size() < LATE_TRANSFERS) {
            throw inconclusive("Three transfers are needed to decide, and " + transfers.size() + " came.");
        }
        List<Ask> asks = platform.asks(platform.first()).stream()
                .filter(each -> each.seen().kind() == Kind.GLUCOSE)
                .filter(each ->
                        transfers.stream().anyMatch(one -> one.requests().contains(each.seen())))
                .toList();
        if (asks.stream().noneMatch(each -> each.wouldHold(measured, arrived))) {
            platform.show(asks.stream().map(Ask::seen).toList());
            throw failure(
                    "questions of three transfers after a reading of " + measured + " had arrived at " + arrived,
                    "one whose answer would hold it",
                    "there were " + asks.stream().map(Ask::shown).toList(),
                    "The newest reading is no mark (trap 21): ask for changes, or look back as far as was agreed.");
        }
    }

    @Base("platform.requests.window")
    @DisplayName("No window is longer than agreed")
    void keepsToTheWindow(Platform platform) {
        Duration longest = platform.terms().agreement().window();
        if (longest == null) {
            throw notApplicable("No longest window was agreed.");
        }
        List<Ask> wrong = asks(platform).stream()
                .filter(each -> each.from() != null
                        && Duration.between(each.from(), each.end()).compareTo(longest.plusSeconds(1)) > 0)
                .toList();
        platform.show(wrong.stream().map(Ask::seen).toList());
        assertNone(
                "windows of more than " + longest.toHours() + " h",
                wrong.stream().map(Ask::shown).toList(),
                "Cut longer times into windows.");
    }

    @Base("platform.requests.batch")
    @DisplayName("No more records are asked for at once than agreed")
    void keepsToTheBatch(Platform platform) {
        Integer batch = platform.terms().agreement().batch();
        if (batch == null || platform.target().mapping().dataStreams().stream().noneMatch(each -> each.asks("batch"))) {
            throw notApplicable("No batch size was agreed, or the API has no parameter for it.");
        }
        List<Seen> wrong = asks(platform).stream()
                .filter(each -> {
                    String text = Ask.text(each.seen(), each.stream(), "batch");
                    return !text.isEmpty() && (!text.matches("\\d{1,9}") || Integer.parseInt(text) > batch);
                })
                .map(Ask::seen)
                .toList();
        platform.show(wrong);
        assertNone(
                "requests for more than " + batch + " records",
                wrong.stream().map(each -> each + " with " + each.query()).toList(),
                "");
    }

    @Expected("platform.requests.pages")
    @DisplayName("Pages are followed to the end, with cursors as they came")
    void followsPages(Platform platform) {
        if (platform.target().mapping().dataStreams().stream()
                .noneMatch(each -> each.paging() instanceof Paging.Cursor)) {
            throw notApplicable("The API has no pages with cursors.");
        }
        List<String> wrong = new ArrayList<>();
        boolean paged = false;
        for (String account : platform.play().accounts()) {
            Set<String> given = new HashSet<>();
            List<Ask> asks = platform.asks(account);
            for (int i = 0; i < asks.size(); i++) {
                Ask each = asks.get(i);
                if (each.isFurtherPage() && !given.contains(each.cursor())) {
                    wrong.add("the cursor '" + each.cursor() + "', which no answer had, at "
                            + each.seen().when());
                }
                String next = each.seen().succeeded()
                        ? each.stream().cursor(each.seen().answer())
                        : "";
                if (next.isEmpty()) {
                    continue;
                }
                given.add(next);
                paged = true;
                Optional<Ask> following = asks.subList(i + 1, asks.size()).stream()
                        .filter(other -> other.stream().equals(each.stream())
                                && other.seen().grant() == each.seen().grant())
                        .findFirst();
                if (following.isPresent() && !following.get().cursor().equals(next) && !isBroken(platform, each)) {
                    platform.show(List.of(each.seen(), following.get().seen()));
                    wrong.add("the page '" + next + "' after " + each.seen() + " was not fetched");
                }
            }
        }
        assertNone("mistakes with pages", wrong, "Ask until an answer has no cursor.");
        if (!paged) {
            throw inconclusive("No answer had more than one page, so this check cannot decide.");
        }
    }

    /** Whether the transfer of a request ended because the kit disturbed it, or its token ended. */
    private static boolean isBroken(Platform platform, Ask ask) {
        return platform.transfers(ask.seen().account()).stream()
                .filter(each -> each.requests().contains(ask.seen()))
                .anyMatch(each -> each.last().disturbed() || !each.last().succeeded());
    }

    /** What is wrong with the bounds of questions. */
    private static List<String> deviations(Platform platform) {
        List<String> wrong = new ArrayList<>();
        List<Ask> asks = asks(platform);
        asks.forEach(each -> each.unreadable().forEach(text -> wrong.add("'" + text + "' in " + each.seen())));
        List<Duration> off = asks.stream()
                .filter(each -> each.to() != null && !each.isFurtherPage())
                .map(each -> Duration.between(each.seen().when(), each.to()))
                .toList();
        // A request that was repeated after a wait has an end that lies back, so that not all have to be off.
        List<Duration> zones = off.stream()
                .map(RequestChecks::zone)
                .filter(each -> !each.isZero())
                .toList();
        if (off.size() >= TRANSFERS && zones.size() > off.size() * MOST) {
            wrong.add("windows end " + zones.getFirst().toMinutes()
                    + " minutes from the time of the request, as if the clock of a zone had been taken for UTC");
        }
        return wrong;
    }

    /** The offset that a deviation looks like; zero for none. */
    private static Duration zone(Duration off) {
        long quarters = Math.round(off.toSeconds() / (double) QUARTER.toSeconds());
        Duration offset = QUARTER.multipliedBy(quarters);
        boolean near = off.minus(offset).abs().compareTo(Duration.ofMinutes(2)) < 0;
        return near && offset.abs().compareTo(NOT_NOW) > 0 && offset.abs().compareTo(DAY) <= 0 ? offset : Duration.ZERO;
    }

    @Base("platform.requests.time-form")
    @DisplayName("Bounds are written as the documentation says")
    void writesBoundsRight(Platform platform) {
        List<String> wrong = deviations(platform);
        assertNone(
                "bounds that are not as the documentation says",
                wrong,
                "Convert to UTC before Z is written (trap 25).");
    }
}
