package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.config.Agreement.Calls;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Transfer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** When a platform asks (partner guide, "Setup" and "Data Transfer"). */
@ExtendWith(SubjectExtension.class)
class PollingChecks {
    private static final int FEW = 4;
    private static final int IN_A_ROW = 8;
    private static final double STEADY_SHARE = 0.02;

    private static void needInterval(Platform platform) {
        if (!platform.terms().hasInterval()) {
            throw notApplicable("No interval was agreed.");
        }
        Duration range = platform.terms().to().minus(platform.terms().from());
        if (platform.target().granularity().compareTo(range) > 0) {
            throw inconclusive("The platform looks every "
                    + platform.target().granularity().toSeconds()
                    + " s whether something is due, which is longer than the agreed range of " + range.toSeconds()
                    + " s.");
        }
    }

    @Expected("platform.polling.continues")
    @DisplayName("Transfers go on by themselves")
    void goesOn(Platform platform) {
        platform.span(Step.STEADY);
        List<Transfer> transfers = platform.transfers(platform.first());
        if (transfers.isEmpty()) {
            throw inconclusive("There was no transfer at all of the user " + platform.user(platform.first())
                    + ", so this check cannot decide; was the connection made?");
        }
        Instant end = platform.terms()
                .after(transfers.getFirst().begin(), platform.longest().multipliedBy(FEW + 1L));
        long came =
                transfers.stream().filter(each -> !each.begin().isAfter(end)).count();
        if (came < FEW) {
            platform.show(transfers.getLast().requests());
            throw failure(
                    "transfers within five of the longest intervals",
                    FEW + " or more",
                    "there were " + came,
                    "Schedule the next transfer when one ends.");
        }
    }

    /** Pairs of transfers that followed each other with the same grant. */
    private static List<List<Transfer>> pairs(Platform platform, String account) {
        List<List<Transfer>> pairs = new ArrayList<>();
        List<Transfer> all = platform.transfers(account);
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).grant() == all.get(i - 1).grant()) {
                pairs.add(List.of(all.get(i - 1), all.get(i)));
            }
        }
        return pairs;
    }

    /** Whether nothing that the kit did lies between two transfers. */
    private static boolean isQuiet(Platform platform, List<Transfer> pair) {
        return pair.stream().noneMatch(Transfer::isDisturbed)
                && pair.stream()
                        .allMatch(each -> platform.play()
                                .stepOf(each.first())
                                .filter(Step::isQuiet)
                                .isPresent())
                && !platform.terms()
                        .touchesBlackout(pair.getFirst().begin(), pair.getLast().begin());
    }

    @Base("platform.polling.interval")
    @DisplayName("Transfers are as far apart as agreed")
    void keepsTheInterval(Platform platform) {
        needInterval(platform);
        platform.span(Step.STEADY);
        List<String> wrong = new ArrayList<>();
        int looked = 0;
        for (String account : platform.play().accounts()) {
            for (List<Transfer> pair : pairs(platform, account)) {
                Transfer one = pair.getFirst();
                Transfer other = pair.getLast();
                boolean dead = one.requests().stream()
                        .anyMatch(each -> each.kind() == Kind.REFRESH && each.status() / 100 == 4);
                Duration starts = Duration.between(one.begin(), other.begin());
                Duration pause = Duration.between(one.end(), other.begin());
                boolean quiet = isQuiet(platform, pair);
                boolean early = !dead
                        && starts.plus(Platform.SLACK)
                                        .compareTo(platform.terms().from())
                                < 0;
                boolean late = quiet && pause.compareTo(platform.longest()) > 0;
                looked += quiet ? 1 : 0;
                if (early || late) {
                    platform.show(List.of(one.first(), other.first()));
                    wrong.add(time(early ? starts : pause) + " s from " + one.begin() + " to " + other.begin());
                }
            }
        }
        assertNone(
                "times between transfers of a user that are not "
                        + time(platform.terms().from()) + " to "
                        + time(platform.terms().to()) + " s",
                wrong,
                "");
        if (looked < 2) {
            throw inconclusive(
                    "Too few transfers came to decide; see platform.polling.continues and platform.tokens.refresh.");
        }
    }

    private static String time(Duration time) {
        return time.toMillis() % 1000 == 0
                ? String.valueOf(time.toSeconds())
                : String.valueOf(time.toMillis() / 1000.0);
    }

    @Expected("platform.polling.random")
    @DisplayName("The interval varies")
    void varies(Platform platform) {
        needInterval(platform);
        platform.span(Step.STEADY);
        Duration range = platform.terms().to().minus(platform.terms().from());
        if (range.isZero()) {
            throw notApplicable("One length was agreed for all intervals.");
        }
        boolean enough = false;
        for (String account : platform.play().accounts()) {
            List<Long> gaps = pairs(platform, account).stream()
                    .filter(pair -> isQuiet(platform, pair))
                    .map(pair -> Duration.between(
                                    pair.getFirst().end(), pair.getLast().begin())
                            .toMillis())
                    .toList();
            for (int i = 0; i + IN_A_ROW <= gaps.size(); i++) {
                enough = true;
                List<Long> row = gaps.subList(i, i + IN_A_ROW);
                long spread = Collections.max(row) - Collections.min(row);
                if (spread <= range.toMillis() * STEADY_SHARE) {
                    throw failure(
                            "intervals of eight transfers in a row",
                            "intervals that vary between "
                                    + time(platform.terms().from()) + " and "
                                    + time(platform.terms().to()) + " s",
                            "they were " + time(Duration.ofMillis(row.getFirst())) + " s, all within " + spread + " ms",
                            "Users that come all at once are felt by the partner.");
                }
            }
        }
        if (!enough) {
            throw inconclusive("Eight intervals in a row are needed to decide, and fewer came.");
        }
    }

    @Base("platform.polling.calls")
    @DisplayName("Calls stay below the agreed rate")
    void keepsToTheRate(Platform platform) {
        Optional<Calls> rate = platform.terms().agreement().rate();
        if (rate.isEmpty()) {
            throw notApplicable("No rate of calls was agreed.");
        }
        platform.span(Step.STEADY);
        List<Seen> all = platform.ofServer();
        int begin = 0;
        int most = 0;
        List<Seen> worst = List.of();
        for (int end = 0; end < all.size(); end++) {
            while (!all.get(begin)
                    .when()
                    .plus(rate.get().in())
                    .isAfter(all.get(end).when())) {
                begin++;
            }
            if (end - begin + 1 > most) {
                most = end - begin + 1;
                worst = all.subList(begin, end + 1);
            }
        }
        if (most > rate.get().most()) {
            platform.show(worst);
            throw failure(
                    "calls in " + rate.get().in().toSeconds() + " s",
                    rate.get().most() + " at most",
                    "there were " + most + " from " + worst.getFirst().when() + " on",
                    "");
        }
    }

    @Expected("platform.polling.apart")
    @DisplayName("One user's trouble is not another's")
    void keepsUsersApart(Platform platform) {
        platform.assumePolled(platform.second(), Step.TROUBLE);
        Optional<Seen> trouble =
                platform.in(Step.TROUBLE).stream().filter(Seen::disturbed).findFirst();
        if (trouble.isEmpty()) {
            throw inconclusive("Nothing came of the first user that could be answered 503.");
        }
        Instant until =
                platform.terms().after(trouble.get().when(), platform.longest().multipliedBy(2));
        boolean goesOn = platform.transfers(platform.second()).stream()
                .anyMatch(each -> each.begin().isAfter(trouble.get().when())
                        && !each.begin().isAfter(until));
        if (!goesOn) {
            platform.show(List.of(trouble.get()));
            throw failure(
                    "transfers of the other user after one user was answered 503",
                    "one until " + until,
                    "there was none",
                    "Run each user's transfer by itself.");
        }
    }
}
