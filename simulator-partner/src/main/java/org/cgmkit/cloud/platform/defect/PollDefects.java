package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.polling;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cloud.platform.workings.PollRules;
import org.cgmkit.cloud.platform.workings.Setup;
import org.cgmkit.cloud.platform.workings.Setup.Pause;

/** Departures of when it asks. */
final class PollDefects {
    private static Optional<Pause> elsewhere(Setup setup, Instant now, ZoneId zone) {
        return setup.blackouts().stream()
                .map(each -> new Pause(each.from(), each.to(), zone))
                .filter(each -> each.covers(now))
                .findFirst();
    }

    private static boolean converted(Pause pause, Instant now) {
        ZonedDateTime there = now.atZone(pause.zone());
        return !there.with(pause.from()).toInstant().isAfter(now)
                && there.with(pause.to()).toInstant().isAfter(now);
    }

    private PollDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "polls-once",
                        "polling.continues",
                        "There is one transfer, and no other.",
                        () -> polling(new PollRules() {
                            @Override
                            public boolean goesOn(int transfers) {
                                return false;
                            }
                        })),
                PlatformDefect.of(
                        "polls-too-often",
                        "polling.interval",
                        "Transfers come three times as often as was agreed.",
                        () -> polling(new PollRules() {
                            @Override
                            public Duration interval(Duration drawn, Setup setup) {
                                return drawn.dividedBy(3);
                            }
                        })),
                PlatformDefect.of(
                        "polls-too-seldom",
                        "polling.interval",
                        "Transfers are further apart than was agreed.",
                        () -> polling(new PollRules() {
                            @Override
                            public Duration interval(Duration drawn, Setup setup) {
                                return drawn.plus(setup.to())
                                        .minus(setup.from())
                                        .plusMinutes(5);
                            }
                        })),
                PlatformDefect.of(
                        "polls-by-the-clock",
                        "polling.random",
                        "Transfers are an hour apart to the second.",
                        () -> polling(new PollRules() {
                            @Override
                            public Duration interval(Duration drawn, Setup setup) {
                                return setup.from().plus(setup.to()).dividedBy(2);
                            }
                        })),
                PlatformDefect.of(
                        "ignores-blackout",
                        "polling.blackout",
                        "Blackouts are not looked at.",
                        () -> polling(new PollRules() {
                            @Override
                            public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
                                return Optional.empty();
                            }
                        })),
                PlatformDefect.of(
                        "runs-into-blackout",
                        "polling.blackout",
                        "The clock is looked at when a transfer begins, and a transfer takes an hour.",
                        () -> polling(new PollRules() {
                            @Override
                            public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
                                return amidTransfer ? Optional.empty() : super.waitsFor(setup, now, false);
                            }

                            @Override
                            public Duration pace(Duration usual) {
                                return Duration.ofMinutes(11);
                            }

                            @Override
                            public int furtherCalls(int transfer) {
                                return 4;
                            }
                        })),
                PlatformDefect.of(
                        "blackout-by-own-zone",
                        "polling.blackout",
                        "The times of day of blackouts are taken for those of its own zone.",
                        () -> polling(new PollRules() {
                            @Override
                            public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
                                return elsewhere(setup, now, ZoneId.of("Europe/Berlin"));
                            }
                        })),
                PlatformDefect.of(
                        "blackout-by-abbreviation",
                        "polling.blackout",
                        "The zone of blackouts is taken for its offset in winter.",
                        () -> polling(new PollRules() {
                            @Override
                            public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
                                return elsewhere(setup, now, ZoneOffset.ofHours(-8));
                            }
                        })),
                PlatformDefect.of(
                        "blackout-of-no-length",
                        "polling.blackout",
                        "The bounds of blackouts are converted, so that one in the night in which clocks are put forward has no length.",
                        () -> polling(new PollRules() {
                            @Override
                            public Optional<Pause> waitsFor(Setup setup, Instant now, boolean amidTransfer) {
                                return super.waitsFor(setup, now, amidTransfer).filter(each -> converted(each, now));
                            }
                        })),
                PlatformDefect.of(
                        "sleeps-on",
                        "polling.resumes",
                        "After a blackout it waits three hours longer than was agreed.",
                        () -> polling(new PollRules() {
                            @Override
                            public Instant afterBlackout(Instant end, Instant drawn) {
                                return drawn.plus(Duration.ofHours(4));
                            }
                        })),
                PlatformDefect.of(
                        "floods",
                        "polling.calls",
                        "Its fifth transfer makes 60 calls more.",
                        () -> polling(new PollRules() {
                            @Override
                            public int furtherCalls(int transfer) {
                                return transfer == 5 ? 60 : 0;
                            }
                        })),
                PlatformDefect.of(
                        "stops-at-first-trouble",
                        "polling.apart",
                        "Trouble with one user's data stops all transfers.",
                        () -> polling(new PollRules() {
                            @Override
                            public boolean trouble(String user) {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "ignores-429",
                        "throttling.backs-off",
                        "What was answered 429 is asked again at once.",
                        () -> polling(new PollRules() {
                            @Override
                            public Duration throttled(Duration told) {
                                return Duration.ZERO;
                            }
                        })),
                PlatformDefect.of(
                        "gives-up-at-503",
                        "trouble.recovers",
                        "A transfer that is answered 503, or not at all, is the user's last one.",
                        () -> polling(new PollRules() {
                            @Override
                            public boolean givesUp(int status) {
                                return status == 503 || status == 0;
                            }
                        })));
    }
}
