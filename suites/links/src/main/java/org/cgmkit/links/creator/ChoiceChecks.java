package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cgmkit.guide.glucose.GlucoseReading;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.config.SharedKind;
import org.cgmkit.links.config.SharingTerms;
import org.cgmkit.links.content.SharedContent;
import org.cgmkit.links.content.SharedContent.Entry;
import org.cgmkit.links.content.SummaryAgreement;
import org.cgmkit.links.share.Change;
import org.cgmkit.links.share.MadeShare;
import org.cgmkit.links.share.Shares;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what is shared against what was chosen, and of summaries against readings. */
@ExtendWith(SubjectExtension.class)
class ChoiceChecks {
    private static final Duration DAY = Duration.ofDays(1);

    /** Data may come in so much later than they were measured, and the clock of the app may be so wrong. */
    private static final Duration LATE = Duration.ofMinutes(60);

    private static final Duration UNDER_WAY = Duration.ofMinutes(30);
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    @Expected("shlink-creator.content.chosen-only")
    @DisplayName("Only the chosen kinds of data are shared")
    void sharesOnlyTheChosenKinds(GivenLink link) {
        Map<SharedKind, Set<SharedKind>> found = singleKinds(link);
        List<String> others = new ArrayList<>();
        found.forEach((chosen, kinds) -> kinds.stream()
                .filter(kind -> kind != chosen)
                .forEach(kind -> others.add(kind.word() + " where only " + chosen.word() + " were chosen")));

        assertNone("Data that were not chosen", others, "");
    }

    @Expected("shlink-creator.content.chosen-all")
    @DisplayName("All chosen kinds of data are shared")
    void sharesAllChosenKinds(GivenLink link) {
        Shares shares = link.shares();
        MadeShare everything = shares.everything();
        Set<SharedKind> missing = EnumSet.copyOf(everything.order().kinds());
        missing.removeAll(link.of(everything).content().kinds());
        Set<String> lacking = missing.stream().map(SharedKind::word).collect(Collectors.toCollection(TreeSet::new));
        singleKinds(link).forEach((chosen, kinds) -> {
            if (!kinds.contains(chosen)) {
                lacking.add(chosen.word());
            }
        });

        assertNone(
                "Kinds of data that were chosen and are not shared",
                lacking,
                "What the app does not offer is declared, as in 'without: [devices]'.");
    }

    /** What a link of one kind alone holds, for each kind. */
    private static Map<SharedKind, Set<SharedKind>> singleKinds(GivenLink link) {
        Shares shares = link.shares();
        Map<SharedKind, Set<SharedKind>> found = new EnumMap<>(SharedKind.class);
        for (SharedKind kind : shares.everything().order().kinds()) {
            GivenLink single = link.of(shares.only(kind));
            // A link with nothing behind it is one without files.
            boolean empty = single.opened().manifest().isObject()
                    && single.opened().entries().isEmpty();
            found.put(
                    kind,
                    empty ? EnumSet.noneOf(SharedKind.class) : single.content().kinds());
        }
        return found;
    }

    @Expected("shlink-creator.content.period")
    @DisplayName("What is shared lies in the chosen period")
    void sharesOnlyTheChosenPeriod(GivenLink link) {
        Shares shares = link.shares();
        List<String> outside = new ArrayList<>();
        for (MadeShare share : List.of(shares.everything(), shares.otherPeriod())) {
            Instant from = start(share, shares.terms());
            Instant to = share.made().plus(CLOCKS);
            for (Entry entry : link.of(share).content().entries()) {
                entry.time()
                        .filter(time -> time.isBefore(from) || time.isAfter(to))
                        .ifPresent(time -> outside.add(time + " (" + entry.where() + ", where "
                                + share.order().periodText() + " were chosen)"));
            }
        }

        assertNone(
                "Times outside of the chosen period", outside, "A day at the start of the period may be shared whole.");
    }

    /** The earliest time that may be shared: the day on which the period begins, in whatever zone where none is known. */
    private static Instant start(MadeShare share, SharingTerms terms) {
        Instant earliest = share.asked().minus(share.order().period()).minus(LATE);
        if (share.order().period().compareTo(DAY) < 0) {
            return earliest;
        }
        return terms.zone()
                .map(zone ->
                        earliest.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant())
                .orElse(earliest.minus(DAY));
    }

    @Expected("shlink-creator.content.covered")
    @DisplayName("All readings of the chosen period are shared")
    void sharesAllReadingsOfThePeriod(GivenLink link) {
        Shares shares = link.shares();
        List<GlucoseReading> held = shares.terms()
                .readings()
                .orElseThrow(() -> inconclusive("Nobody knows which readings the app has: declare 'expect.readings'."));
        List<String> missing = new ArrayList<>();
        int compared = 0;
        for (MadeShare share : List.of(shares.everything(), shares.otherPeriod())) {
            if (!share.order().kinds().contains(SharedKind.READINGS)) {
                throw notApplicable("The creator does not offer to share readings ('without').");
            }
            Instant from = share.asked().minus(share.order().period()).plus(UNDER_WAY);
            Instant to = share.asked().minus(UNDER_WAY);
            Set<Long> shared = link.of(share).content().readings().stream()
                    .map(reading -> minute(reading.time()))
                    .collect(Collectors.toSet());
            for (GlucoseReading reading : held) {
                if (reading.time().isAfter(from) && reading.time().isBefore(to)) {
                    compared++;
                    if (!shared.contains(minute(reading.time()))) {
                        missing.add(reading.time() + " (of " + share.order().periodText() + ")");
                    }
                }
            }
        }
        if (compared == 0) {
            throw inconclusive("The app holds no readings of the chosen periods, by 'expect.readings'.");
        }

        assertNone("Readings of the chosen period that are not shared", missing, "");
    }

    private static long minute(Instant time) {
        return time.getEpochSecond() / 60;
    }

    @May("shlink-creator.content.window")
    @DisplayName("The start of the period moves on or stays")
    void movesThePeriodOn(GivenLink link) {
        Change change = FeedChecks.change(link);
        Optional<Instant> before = earliest(SharedContent.of(change.before().files()));
        Optional<Instant> after = earliest(SharedContent.of(change.after().files()));

        throw observed(
                before.isEmpty() || after.isEmpty()
                        ? "No readings were shared before or after new data came in."
                        : before.equals(after)
                                ? "The first reading stayed the same when new data came in, at " + before.get() + "."
                                : "The first reading moved from " + before.get() + " to " + after.get()
                                        + " when new data came in.");
    }

    private static Optional<Instant> earliest(SharedContent content) {
        return content.readings().stream().map(GlucoseReading::time).findFirst();
    }

    @Expected("shlink-creator.content.ranges")
    @DisplayName("The five times in ranges add up to 100 %, with two decimals where they are not whole")
    void givesTimesInRangesThatAddUp(GivenLink link) {
        SharedContent content = link.content();
        if (!SummaryAgreement.hasRanges(content)) {
            throw notApplicable("No times in ranges are shared.");
        }

        assertNone(
                "What is wrong with times in ranges",
                SummaryAgreement.rangeFaults(content),
                "Take all five shares from the same readings, and write two decimals.");
    }

    @Base("shlink-creator.content.consistent")
    @DisplayName("Summaries agree with the readings that are shared with them")
    void sharesSummariesThatAgree(GivenLink link) {
        SharedContent content = link.content();
        if (content.of(SharedKind.SUMMARY).isEmpty()) {
            throw notApplicable("No summary is shared.");
        }
        SummaryAgreement agreement = SummaryAgreement.of(
                content,
                link.sharesIfAny().flatMap(shares -> shares.terms().zone()).orElse(null));
        if (agreement.compared() == 0) {
            throw inconclusive("The readings of the summary's period are not shared with it, or only in part, so nobody"
                    + " can compute it again.");
        }

        assertNone("Values that do not agree with the readings", agreement.faults(), "");
    }
}
