package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.submitter.RecordingRelay.Trouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers with a status of success that do not say what became of the entries. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnknownAcceptanceTest {
    private static final Map<String, String> FHIR = Map.of("Content-Type", "application/fhir+json");
    private static final Map<String, String> ZIPPED =
            Map.of("Content-Type", "application/fhir+json", "Content-Encoding", "gzip");

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = AcceptingValidator.receiver();
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of(
                        200,
                        Map.of("Content-Type", "text/html"),
                        "<html>OK</html>",
                        "is no FHIR (text/html): <html>OK"),
                Arguments.of(200, Map.of(), "", "is an empty body"),
                Arguments.of(202, Map.of("Content-Location", "http://127.0.0.1/async/1"), "", "answers 202, but"),
                Arguments.of(
                        200,
                        FHIR,
                        "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"processing\","
                                + "\"diagnostics\":\"Patient is deceased\"}]}",
                        "is OperationOutcome: Patient is deceased"),
                Arguments.of(
                        200,
                        FHIR,
                        "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"total\":0}",
                        "is a Bundle of the type 'searchset'"),
                Arguments.of(
                        200,
                        FHIR,
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\"}",
                        "is 0 entries where "),
                Arguments.of(
                        200,
                        ZIPPED,
                        "{\"resourceType\":\"Bundle\",\"type\":\"transaction-response\",\"entry\":"
                                + "[{\"response\":{\"status\":\"201\"}}]}",
                        "is 1 entries where "));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void keepsWhatIsNotKnownToBeTaken(int status, Map<String, String> headers, String body, String came) {
        try (TestReceiver stand = stand()) {
            stand.relay().plan(List.of(new Trouble.Saying(status, headers, answer -> body)));

            SyncOutcome outcome = stand.sync(stand.options());

            assertThat(outcome.accepted(), is(0));
            assertThat(outcome.kept(), hasSize(1));
            assertThat(outcome.delivered(), is(false));
            assertThat(
                    stand.told(),
                    hasItem(allOf(
                            containsString(came), containsString("It is not known what the receiver has taken"))));
        }
    }

    @Test
    void repeatsTheSameBytesTheNextTimeAndDoublesNothing() throws Exception {
        try (TestReceiver stand = stand();
                CgmApp app = CgmApp.start(stand.options(), stand.told()::add)) {
            stand.relay().plan(List.of(new Trouble.Saying(200, Map.of(), answer -> "")));

            app.sync();
            SyncOutcome next = app.sync();

            List<RecordingRelay.Seen> submissions = stand.relay().submissions();
            assertThat(next.delivered(), is(true));
            assertThat(submissions.get(1).body(), is(submissions.get(0).body()));
            assertThat(submissions.get(1).answer(), containsString("\"200"));
        }
    }

    @Test
    void readsCompressedRefusals() {
        UnaryOperator<String> refused =
                answer -> answer.replaceAll("\"status\":\"20[01][^\"]*\"", "\"status\":\"422\"");
        try (TestReceiver stand = stand()) {
            stand.relay().plan(Collections.nCopies(3, new Trouble.Saying(200, ZIPPED, refused)));

            SyncOutcome outcome = stand.sync(stand.options());

            assertThat(outcome.accepted(), is(0));
            assertThat(outcome.refused(), hasItem(containsString("It answers 422 to entry 0")));
        }
    }

    @Test
    void readsAnAnswerThatBeginsWithAByteOrderMark() {
        try (TestReceiver stand = stand()) {
            stand.relay().plan(List.of(new Trouble.Saying(200, FHIR, answer -> "\uFEFF" + answer)));

            assertThat(stand.sync(stand.options()).delivered(), is(true));
        }
    }

    private TestReceiver stand() {
        return TestReceiver.in(simulator, SandboxOptions.standard())
                .ordering(TestReceiver.DAILY, TestReceiver.EVERYTHING);
    }
}
