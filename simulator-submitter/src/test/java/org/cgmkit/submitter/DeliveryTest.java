package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the app makes of answers that are no plain success. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTest {
    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = AcceptingValidator.receiver();
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void repeatsTheSameBytesAfterALostAnswerAndDoublesNothing() {
        try (TestReceiver stand = stand(Behaviour.STANDARD)) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.LostAnswer()));

            assertThat(stand.sync(stand.options()).delivered(), is(true));

            List<RecordingRelay.Seen> submissions = stand.relay().submissions();
            assertThat(submissions, hasSize(2));
            assertThat(submissions.get(1).body(), is(submissions.get(0).body()));
            assertThat(statuses(submissions.get(1)).subList(1, 5), everyItem(is(200)));
        }
    }

    @Test
    void waitsAsLongAsTheReceiverSays() {
        try (TestReceiver stand = stand(Behaviour.STANDARD)) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.Instead(429, Map.of("Retry-After", "1"))));

            stand.sync(stand.options());

            assertThat(apart(stand, 1), greaterThanOrEqualTo(Duration.ofSeconds(1)));
        }
    }

    @Test
    void waitsUntilTheDateThatTheReceiverSays() {
        try (TestReceiver stand = stand(Behaviour.STANDARD)) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.Later(Duration.ofSeconds(2))));

            stand.sync(stand.options());

            assertThat(apart(stand, 1), greaterThan(Duration.ofMillis(500)));
        }
    }

    @Test
    void waitsLongerEachTimeWhereTheReceiverDoesNotSayHowLong() {
        try (TestReceiver stand = stand(Behaviour.STANDARD)) {
            stand.relay().plan(Collections.nCopies(2, new RecordingRelay.Trouble.Instead(429, Map.of())));

            assertThat(stand.sync(stand.options()).delivered(), is(true));

            assertThat(apart(stand, 1), greaterThanOrEqualTo(Duration.ofMillis(100)));
            assertThat(apart(stand, 2), greaterThanOrEqualTo(Duration.ofMillis(200)));
        }
    }

    @Test
    void sendsEntriesAgainWithoutTheirConditionsWhereTheReceiverDoesNotKnowThem() {
        try (TestReceiver stand = stand(Behaviour.NO_CONDITIONAL_CREATE)) {
            assertThat(stand.sync(stand.options()).delivered(), is(true));

            List<RecordingRelay.Seen> submissions = stand.relay().submissions();
            assertThat(submissions, hasSize(2));
            assertThat(submissions.get(1).body().contains("ifNoneExist"), is(false));
        }
    }

    private TestReceiver stand(Behaviour behaviour) {
        return TestReceiver.in(simulator, SandboxOptions.standard().with(behaviour))
                .ordering(TestReceiver.DAILY, TestReceiver.EVERYTHING);
    }

    private static Duration apart(TestReceiver stand, int which) {
        List<RecordingRelay.Seen> submissions = stand.relay().submissions();
        return Duration.between(
                submissions.get(which - 1).time(), submissions.get(which).time());
    }

    private static List<Integer> statuses(RecordingRelay.Seen submission) {
        JsonNode entries = submission.answered().path("entry");
        return IntStream.range(0, entries.size())
                .map(i -> Integer.parseInt(
                        entries.path(i).at("/response/status").asText().substring(0, 3)))
                .boxed()
                .toList();
    }
}
