package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a platform does where the partner cannot answer, or does not want to. */
@ExtendWith(SubjectExtension.class)
class TroubleChecks {
    private static final int REPETITIONS = 2;

    @Expected("platform.throttling.backs-off")
    @DisplayName("After 429 it waits as long as it is told, else a second")
    void waits(Platform platform) {
        platform.assumePolled(platform.first(), Step.THROTTLED);
        List<String> wrong = new ArrayList<>();
        boolean throttled = false;
        for (Step step : List.of(Step.THROTTLED, Step.THROTTLED_SILENTLY)) {
            Duration told = step == Step.THROTTLED ? platform.pause() : Duration.ofSeconds(1);
            for (Seen each : platform.in(step)) {
                if (each.status() != 429) {
                    continue;
                }
                throttled = true;
                Optional<Seen> next = platform.ofServer().stream()
                        .filter(other -> other.number() > each.number() && other.grant() == each.grant())
                        .findFirst();
                if (next.isPresent() && isEarly(each, next.get(), told)) {
                    platform.show(List.of(each, next.get()));
                    wrong.add(
                            Duration.between(each.answered(), next.get().when()).toMillis() + " ms in place of "
                                    + told.toMillis() + " ms " + (step == Step.THROTTLED ? "with" : "without")
                                    + " Retry-After, at " + each.when());
                }
            }
        }
        assertNone("waits after 429 that are too short", wrong, "");
        if (!throttled) {
            throw inconclusive("Nothing came that could be answered 429, so this check cannot decide.");
        }
    }

    private static boolean isEarly(Seen throttled, Seen next, Duration told) {
        return Duration.between(throttled.answered(), next.when())
                        .plus(Platform.SLACK)
                        .compareTo(told)
                < 0;
    }

    @Expected("platform.trouble.recovers")
    @DisplayName("After 503, or no answer, transfers go on")
    void recovers(Platform platform) {
        platform.assumePolled(platform.first(), Step.TROUBLE);
        List<Seen> disturbed = platform.in(Step.TROUBLE).stream()
                .filter(each -> each.disturbed() && each.account().equals(platform.first()))
                .toList();
        if (disturbed.isEmpty()) {
            throw inconclusive("Nothing came that could be answered 503, so this check cannot decide.");
        }
        Seen last = disturbed.getLast();
        Instant until = platform.terms().after(last.when(), platform.longest().multipliedBy(2));
        boolean otherToo = platform.transfers(platform.second()).stream()
                .noneMatch(each ->
                        each.begin().isAfter(last.when()) && !each.begin().isAfter(until));
        if (otherToo) {
            throw inconclusive("The other user's transfers stopped, too; see platform.polling.apart.");
        }
        boolean goesOn = platform.transfers(platform.first()).stream()
                .anyMatch(each ->
                        each.begin().isAfter(last.when()) && !each.begin().isAfter(until));
        if (!goesOn) {
            platform.show(List.of(last));
            throw failure(
                    "transfers after " + last,
                    "one until " + until,
                    "there was none",
                    "Take every failure that is no refusal for a passing one (trap 18).");
        }
    }

    @Expected("platform.trouble.transient-refresh")
    @DisplayName("A token endpoint that is down is no revocation")
    void triesRefreshesAgain(Platform platform) {
        platform.assumePolled(platform.second(), Step.TOKEN_DOWN);
        List<Seen> step = platform.in(Step.TOKEN_DOWN).stream()
                .filter(each -> each.kind() == Kind.REFRESH && each.account().equals(platform.second()))
                .toList();
        Optional<Seen> down = step.stream().filter(Seen::disturbed).findFirst();
        if (down.isEmpty()) {
            throw inconclusive("There was no refresh that could be answered 503, so this check cannot decide.");
        }
        platform.show(List.of(down.get()));
        String state = platform.state(platform.second(), Step.TOKEN_DOWN);
        List<String> wrong = new ArrayList<>();
        if (state.equals("error") || state.equals("disconnected")) {
            wrong.add("the state " + state);
        }
        boolean quiet = platform.play().in(Step.TOKEN_DOWN).stream()
                .noneMatch(each -> each.number() > down.get().number()
                        && each.grant() == down.get().grant());
        boolean gaveUp = platform.transfers(platform.first()).stream()
                .noneMatch(each -> platform.play().in(Step.TOKEN_DOWN).contains(each.first()));
        boolean slept = platform.terms()
                .touchesBlackout(
                        down.get().when(), platform.span(Step.TOKEN_DOWN).end());
        if (quiet && wrong.isEmpty() && (gaveUp || slept)) {
            throw inconclusive("The platform asked for nothing afterwards, which platform.trouble.recovers or"
                    + " platform.polling.resumes tells of.");
        }
        boolean again = step.stream()
                .anyMatch(each -> !each.disturbed()
                        && each.number() > down.get().number()
                        && each.sent("refresh_token").equals(down.get().sent("refresh_token")));
        if (!again) {
            wrong.add("that the refresh token was not tried again");
        }
        assertNone(
                "what followed a token endpoint that was down",
                wrong,
                "Only invalid_grant ends a connection (trap 18).");
    }

    @Expected("platform.trouble.terminal-refresh")
    @DisplayName("A refused refresh token is not hammered at")
    void takesARefusal(Platform platform) {
        List<Seen> refused = platform.in(Step.REVOKED).stream()
                .filter(each -> each.kind() == Kind.REFRESH && (each.status() == 400 || each.status() == 401))
                .toList();
        if (refused.isEmpty()) {
            throw inconclusive("No refresh was refused, so this check cannot decide.");
        }
        List<String> wrong = new ArrayList<>();
        for (String account : platform.play().accounts()) {
            List<Seen> mine = refused.stream()
                    .filter(each -> each.account().equals(account))
                    .toList();
            int attempts = 0;
            int together = 0;
            for (int i = 0; i < mine.size(); i++) {
                Duration pause = i == 0
                        ? platform.terms().to()
                        : Duration.between(mine.get(i - 1).when(), mine.get(i).when());
                boolean atOnce = i > 0
                        && mine.get(i).number() - mine.get(i - 1).number() <= REPETITIONS
                        && pause.compareTo(Duration.ofSeconds(5)) < 0;
                together = atOnce ? together + 1 : 1;
                attempts += atOnce ? 0 : 1;
                boolean early = !atOnce
                        && pause.plus(Platform.SLACK).compareTo(platform.terms().from()) < 0;
                if (early || together > REPETITIONS) {
                    platform.show(List.of(mine.get(i - 1), mine.get(i)));
                    wrong.add(account + " again after " + pause.toSeconds() + " s, at "
                            + mine.get(i).when());
                }
            }
            if (attempts > platform.terms().refusals()) {
                wrong.add(attempts + " attempts of " + account + " where "
                        + platform.terms().refusals() + " were agreed");
            }
        }
        assertNone("refreshes that hammer at a refusal", wrong, "The rate is spent on them (trap 17).");
    }
}
