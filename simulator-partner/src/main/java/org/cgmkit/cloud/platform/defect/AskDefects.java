package org.cgmkit.cloud.platform.defect;

import static org.cgmkit.cloud.platform.workings.PlatformWorkings.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cgmkit.cloud.ask.Stream;
import org.cgmkit.cloud.platform.workings.AskRules;
import org.cgmkit.cloud.platform.workings.Setup;

/** Departures of what it asks for. */
final class AskDefects {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration TEN_DAYS = Duration.ofDays(10);

    private static Map<String, String> windowed(Map<String, String> right, Instant from, Instant to) {
        Map<String, String> parameters = new LinkedHashMap<>(right);
        parameters.remove("changedSince");
        parameters.put("from", FORM.format(from.atOffset(ZoneOffset.UTC)));
        parameters.put("to", FORM.format(to.atOffset(ZoneOffset.UTC)));
        return parameters;
    }

    private AskDefects() {}

    static List<PlatformDefect> all() {
        return List.of(
                PlatformDefect.of(
                        "always-everything",
                        "requests.since",
                        "Each transfer asks for everything from the first day on.",
                        () -> asking(new AskRules() {
                            private Instant begin = Instant.MAX;

                            @Override
                            public Map<String, String> asked(
                                    Question question, Map<String, String> right, Setup setup) {
                                if (begin.isAfter(question.now())) {
                                    begin = question.now().minus(Duration.ofDays(2));
                                }
                                return windowed(right, begin, question.now());
                            }
                        })),
                PlatformDefect.of(
                        "since-last-attempt",
                        "requests.no-gap",
                        "Failures move the marks, too.",
                        () -> asking(new AskRules() {
                            @Override
                            public boolean movesOnFailure() {
                                return true;
                            }
                        })),
                PlatformDefect.of(
                        "one-mark-for-all",
                        "requests.no-gap",
                        "The marks of all kinds of data move when glucose came.",
                        () -> asking(new AskRules() {
                            @Override
                            public boolean movesAll(Stream stream) {
                                return stream == Stream.GLUCOSE;
                            }
                        })),
                PlatformDefect.of(
                        "newest-is-the-mark",
                        "requests.late",
                        "It asks from its newest record on, and never for changes.",
                        () -> asking(new AskRules() {
                            @Override
                            public Map<String, String> asked(
                                    Question question, Map<String, String> right, Setup setup) {
                                return question.newest()
                                        .map(newest -> windowed(right, newest, question.now()))
                                        .orElse(right);
                            }
                        })),
                PlatformDefect.of(
                        "window-too-long",
                        "requests.window",
                        "The first window is longer than was agreed.",
                        () -> asking(new AskRules() {
                            @Override
                            public Map<String, String> asked(
                                    Question question, Map<String, String> right, Setup setup) {
                                return question.first()
                                        ? windowed(
                                                right,
                                                question.now()
                                                        .minus(setup.window())
                                                        .minus(TEN_DAYS),
                                                question.now())
                                        : right;
                            }
                        })),
                PlatformDefect.of(
                        "batch-too-large",
                        "requests.batch",
                        "It asks for four times as many records as was agreed.",
                        () -> asking(new AskRules() {
                            @Override
                            public Map<String, String> asked(
                                    Question question, Map<String, String> right, Setup setup) {
                                Map<String, String> more = new LinkedHashMap<>(right);
                                more.put("limit", String.valueOf(4 * setup.batch()));
                                return more;
                            }
                        })),
                PlatformDefect.of(
                        "first-page-only",
                        "requests.pages",
                        "Only the first page is fetched.",
                        () -> asking(new AskRules() {
                            @Override
                            public boolean followsPages() {
                                return false;
                            }
                        })),
                PlatformDefect.of(
                        "local-window",
                        "requests.time-form",
                        "Windows are written in its local time, as if that were UTC.",
                        () -> asking(new AskRules() {
                            @Override
                            public Map<String, String> asked(
                                    Question question, Map<String, String> right, Setup setup) {
                                Instant local = question.now()
                                        .plusSeconds(BERLIN.getRules()
                                                .getOffset(question.now())
                                                .getTotalSeconds());
                                return windowed(right, local.minus(Duration.ofDays(3)), local);
                            }
                        })));
    }
}
