package org.cgmkit.cgm.figure;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.attempt.SeenExchanges;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.harness.ScenarioListener;
import org.cgmkit.reports.figure.TimeLine;
import org.cgmkit.reports.figure.TimeLine.Change;
import org.cgmkit.reports.figure.TimeLine.Event;
import org.cgmkit.reports.figure.TimeLine.Step;
import org.cgmkit.reports.figure.TimeLine.Wait;
import org.junit.jupiter.api.Test;

class StepTimesTest {
    private static final Instant BEGAN = Instant.parse("2026-05-15T08:00:00Z");
    private static final String SUBMISSION = "{\"resourceType\":\"Bundle\",\"entry\":[{},{}]}";
    private static final String ANSWER = """
            {"resourceType":"Bundle","entry":[{"response":{"status":"201 Created"}},{"response":{"status":"422"}}]}
            """;

    private final List<TimeLine> followed = new ArrayList<>();
    private Instant now = BEGAN;
    private final StepTimes times = new StepTimes(
            ScenarioListener.nobody(), () -> now, text -> text.replace("s3cret", "[redacted]"), followed::add);

    @Test
    void keepsWhatWasAwaitedAndWhatCameInEachStep() {
        times.begins(StepName.FIRST_CONNECTION, 1, 13);
        SeenExchanges exchanges = new SeenExchanges();
        exchanges.add(
                BEGAN.plusSeconds(1),
                Duration.ofMillis(5),
                "GET",
                "http://kit/fhir/ServiceRequest?patient=1",
                "",
                200,
                "");
        exchanges.add(
                BEGAN.plusSeconds(2),
                Duration.ofMillis(5),
                "POST",
                "http://kit/fhir/$submit-cgm-bundle",
                SUBMISSION,
                200,
                ANSWER);
        exchanges.add(BEGAN.plusSeconds(3), Duration.ofMillis(5), "POST", "http://kit/token", "grant_type=x", 400, "");
        exchanges.all().forEach(times::saw);
        now = BEGAN.plusSeconds(4);
        times.ended("a first submission", true, Duration.ofSeconds(4), "");
        now = BEGAN.plusSeconds(14);
        times.ended("the report", false, Duration.ofSeconds(10), "The command said s3cret.");
        times.skips(StepName.STANDING_ORDER, "Declared as not supported.");

        TimeLine line = times.timeLine();
        Step first = line.steps().getFirst();

        assertThat(
                line.text(),
                is("1 of 2 steps were taken, in 14.0 s. One thing that was waited for did not come."
                        + " Each step has a scale of its own."));
        assertThat(first.title(), is("1. First connection"));
        assertThat(first.began(), is(BEGAN));
        assertThat(first.ended(), is(now));
        assertThat(
                first.waits(),
                contains(
                        new Wait("a first submission", BEGAN, BEGAN.plusSeconds(4), true, ""),
                        new Wait("the report", BEGAN.plusSeconds(4), now, false, "The command said [redacted].")));
        assertThat(
                first.events().stream().map(Event::kind).toList(),
                contains("search for orders", "submission", "authorization"));
        assertThat(first.events().stream().map(Event::taken).toList(), contains(true, true, false));
        assertThat(first.events().get(1).text(), is("; 2 entries: 1 × 201, 1 × 422"));
        assertThat(first.came(), is(Map.of("submission", 1, "search for orders", 1, "authorization", 1)));
        assertThat(line.steps().get(1).leftOut(), is("Declared as not supported."));
    }

    @Test
    void aRunThatBreaksOffHasToldWhatWasAwaitedThen() {
        times.begins(StepName.FIRST_CONNECTION, 1, 13);
        times.awaits("a first submission", Duration.ofMinutes(5));
        now = BEGAN.plusSeconds(3);
        times.ended("a first submission", true, Duration.ofSeconds(3), "");
        times.begins(StepName.STANDING_ORDER, 2, 13);
        times.changed("The order was revoked.");
        times.awaits("a submission for the order", Duration.ofMinutes(5));

        assertThat("told", followed, hasSize(4));
        assertThat(followed.getLast().steps().getLast().changes(), contains(new Change(now, "The order was revoked.")));
        assertThat(
                followed.getFirst().steps().getFirst().waits(),
                contains(new Wait("a first submission", BEGAN, BEGAN, false, "The run came no further.")));
        assertThat(
                followed.getLast().steps().getFirst().waits(),
                contains(new Wait("a first submission", BEGAN, now, true, "")));
        assertThat(
                followed.getLast().steps().getLast().waits(),
                contains(new Wait("a submission for the order", now, now, false, "The run came no further.")));
    }

    @Test
    void ofVeryManyEventsSomeAreShownThatAreSpreadEvenly() {
        SeenExchanges exchanges = new SeenExchanges();
        for (int i = 0; i < 1200; i++) {
            exchanges.add(BEGAN.plusSeconds(i), Duration.ZERO, "GET", "http://kit/fhir/metadata", "", 200, "");
        }

        StepEvents events = StepEvents.of(exchanges.all());

        assertThat(events.came(), is(Map.of("other request", 1200)));
        assertThat(events.shown(), hasSize(StepEvents.MOST));
        assertThat(events.shown().get(1).at(), is(BEGAN.plusSeconds(10)));
        assertThat(events.shown().getLast().at(), is(BEGAN.plusSeconds(1190)));
    }

    @Test
    void passesOnWhateverAListenerOfARunCanBeAsked() {
        assertThat(
                "methods of a listener that are not passed on",
                Arrays.stream(ScenarioListener.class.getDeclaredMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .filter(method -> Arrays.stream(StepTimes.class.getDeclaredMethods())
                                .noneMatch(own -> own.getName().equals(method.getName())))
                        .map(Method::getName)
                        .toList(),
                is(empty()));
    }
}
