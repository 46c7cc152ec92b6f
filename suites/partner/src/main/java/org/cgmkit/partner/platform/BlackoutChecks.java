package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Transfer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform does in blackouts and after them (partner guide, "Setup"). */
@ExtendWith(SubjectExtension.class)
class BlackoutChecks {

    @Base("platform.polling.blackout")
    @DisplayName("Nothing is asked during a blackout")
    void keepsQuietInBlackouts(Platform platform) {
        if (platform.terms().blackouts().isEmpty()) {
            throw notApplicable("No blackout was agreed.");
        }
        Span steady = platform.span(Step.STEADY);
        List<Seen> inside = platform.ofServer().stream()
                .filter(each -> platform.terms().blackout(each.when()).isPresent())
                .toList();
        platform.show(inside);
        if (!inside.isEmpty()) {
            Seen one = inside.getFirst();
            boolean before = Transfer.among(
                            platform.play().seen(), platform.terms().from())
                    .stream()
                    .anyMatch(each -> each.requests().contains(one)
                            && platform.terms().blackout(each.begin()).isEmpty());
            assertNone(
                    "requests during the blackout "
                            + platform.terms().blackouts().getFirst(),
                    inside,
                    before
                            ? "The transfer had begun before (trap 20): look at the clock before each request."
                            : "Compare the time of day in the agreed zone, and not in another one (trap 19).");
        }
        if (!platform.terms()
                .touchesBlackout(
                        steady.begin(), platform.play().seen().getLast().when())) {
            throw inconclusive("No blackout came while the run went on, so this check cannot decide.");
        }
        ends(platform);
    }

    /** Ends of blackouts in the steady step, before which the platform polled. */
    private static List<Instant> ends(Platform platform) {
        Span steady = platform.span(Step.STEADY);
        List<Instant> ends = new ArrayList<>();
        platform.terms().blackouts().forEach(each -> {
            Instant day = steady.begin().minus(Duration.ofDays(1));
            while (day.isBefore(steady.end().plus(Duration.ofDays(1)))) {
                Instant end = day.atZone(each.zone()).with(each.to()).toInstant();
                if (end.isAfter(steady.begin())
                        && each.covers(end.minusMillis(1))
                        && platform.terms().after(end, platform.longest()).isBefore(steady.end())) {
                    ends.add(end);
                }
                day = day.plus(Duration.ofDays(1));
            }
        });
        Optional<Instant> first = ends.stream().min(Instant::compareTo);
        boolean polled = first.isPresent()
                && platform.transfers(platform.first()).stream()
                        .anyMatch(each -> each.begin().isBefore(first.get()) && each.succeeded());
        if (!polled) {
            throw inconclusive("The platform did not fetch data around a blackout, so this check cannot decide.");
        }
        return ends;
    }

    /** When the blackout began that ends then. */
    private static Instant begin(Platform platform, Instant end) {
        Instant begin = end;
        while (platform.terms().blackout(begin.minusMillis(1)).isPresent()) {
            begin = begin.minusSeconds(1);
        }
        return begin;
    }

    @Expected("platform.polling.resumes")
    @DisplayName("Transfers go on after a blackout")
    void resumes(Platform platform) {
        if (platform.terms().blackouts().isEmpty()) {
            throw notApplicable("No blackout was agreed.");
        }
        if (platform.ofServer().stream()
                .anyMatch(each -> platform.terms().blackout(each.when()).isPresent())) {
            throw inconclusive("The platform asks during blackouts, which platform.polling.blackout tells of.");
        }
        List<String> wrong = new ArrayList<>();
        for (Instant end : ends(platform)) {
            Instant until = platform.terms().after(end, platform.longest());
            for (String account : platform.play().accounts()) {
                List<Transfer> transfers = platform.transfers(account);
                Instant start = begin(platform, end);
                boolean before = transfers.stream()
                        .filter(each -> each.begin().isBefore(end))
                        .reduce((one, other) -> other)
                        .filter(each -> each.succeeded() && !each.begin().isBefore(start.minus(platform.longest())))
                        .isPresent();
                boolean after = transfers.stream()
                        .anyMatch(each ->
                                !each.begin().isBefore(end) && !each.begin().isAfter(until));
                if (before && !after) {
                    wrong.add("none of " + account + " from " + end + " to " + until);
                }
            }
        }
        assertNone("blackouts after which no transfer came within the longest interval", wrong, "");
    }
}
