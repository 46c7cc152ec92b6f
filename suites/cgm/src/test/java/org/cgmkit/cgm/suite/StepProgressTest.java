package org.cgmkit.cgm.suite;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.harness.Harness;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.capture.Interference;
import org.cgmkit.kit.suite.RunDesk;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.kit.trigger.Trigger;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.KnownFailure;
import org.cgmkit.reports.RunListener;
import org.cgmkit.reports.RunReport;
import org.cgmkit.reports.evidence.HttpExchange;
import org.junit.jupiter.api.Test;

/** What the person who has an app in hand is told, and asked. */
class StepProgressTest {
    private static final String ORDERS = "http://127.0.0.1/fhir/ServiceRequest?patient=1";
    private static final String SUBMIT = "http://127.0.0.1/fhir/$submit-cgm-bundle";

    private final Desk desk = new Desk();
    private final StepProgress progress = new StepProgress(
            desk, SubmitterTarget.of("an app", SandboxOptions.PATIENT).build(), RunListener.nobody());

    @Test
    void aLookForOrdersIsShownOnceAndCountedFromThenOn() {
        progress.saw(exchange("GET", ORDERS, 200));
        progress.saw(exchange("GET", ORDERS, 200));
        progress.saw(exchange("GET", ORDERS, 200));
        progress.saw(exchange("POST", SUBMIT, 200));
        progress.saw(exchange("POST", SUBMIT, 200));
        progress.ended("a submission", true, Duration.ofSeconds(7), "");

        assertThat(
                desk.said,
                contains(
                        "        GET /fhir/ServiceRequest?patient=1 -> 200",
                        "        POST /fhir/$submit-cgm-bundle -> 200",
                        "        POST /fhir/$submit-cgm-bundle -> 200",
                        "      done after 7.0 s, with 2 more reads"));
    }

    @Test
    void aReadThatIsRefusedIsShownEachTime() {
        progress.saw(exchange("GET", ORDERS, 401));
        progress.saw(exchange("GET", ORDERS, 401));

        assertThat(desk.said, hasSize(2));
    }

    @Test
    void whatDidNotComeIsSaidWithTheTimeOfTheWait() {
        progress.ended("a submission", false, Duration.ofSeconds(8), "The command ended with exit code 1.");

        assertThat(desk.said, contains("      nothing received within 8.0 s. The command ended with exit code 1."));
    }

    @Test
    void stepsThatNothingNeedsAreNotListedOneByOne() {
        progress.skips(StepName.THROTTLED, Harness.NOT_SELECTED);
        progress.skips(StepName.UNAVAILABLE, Harness.NOT_SELECTED);
        progress.skips(StepName.EXPIRED_TOKEN, "The submitter is tested without authorization.");

        assertThat(
                desk.said,
                contains(
                        "Steps that no selected requirement needs are left out.",
                        "12/13  An expired token: left out. The submitter is tested without authorization."));
    }

    @Test
    void aPersonAtATerminalIsToldOfTheKeys() {
        desk.terminal = true;

        progress.ready("http://127.0.0.1:8080/fhir", "");

        assertThat(
                desk.said, hasItem(containsString("To skip a step, type s and Enter; r repeats it, e ends the run")));
    }

    @Test
    void whereNothingConnectsThePersonIsAskedAndMayTakeTime() throws InterruptedException {
        desk.terminal = true;
        desk.requests.add(Optional.empty());
        desk.requests.add(Optional.empty());
        desk.requests.add(Optional.of(StepRequest.SKIP));

        assertThat(progress.askUnconnected(() -> false), is(StepRequest.SKIP));
        assertThat(desk.said, hasItem(containsString("Nothing has reached the receiver yet.")));
        assertThat(desk.said, hasItem(containsString("start with --bind 0.0.0.0")));
    }

    @Test
    void aConnectionIsAnAnswerToo() throws InterruptedException {
        desk.terminal = true;

        assertThat(progress.askUnconnected(() -> true), is(StepRequest.REPEAT));
    }

    @Test
    void whereNobodyCanBeAskedTheRunEnds() throws InterruptedException {
        assertThat(progress.askUnconnected(() -> false), is(StepRequest.END));
        assertThat(desk.said, hasItem(containsString("There is no terminal to ask what to do, so the run ends here.")));
    }

    @Test
    void whereACommandBringsTheAppToSubmitNothingIsTakenFromTheKeyboard() {
        desk.requests.add(Optional.of(StepRequest.END));
        StepProgress triggered = new StepProgress(
                desk,
                SubmitterTarget.of("an app", SandboxOptions.PATIENT)
                        .trigger(new Trigger.ByCommand("true"))
                        .build(),
                RunListener.nobody());

        assertThat(triggered.request(), is(Optional.empty()));
    }

    private static CapturedExchange exchange(String method, String url, int status) {
        return new CapturedExchange(
                1,
                "a-step",
                new HttpExchange(
                        Instant.EPOCH,
                        Duration.ZERO,
                        method,
                        url,
                        List.of(),
                        "",
                        new HttpExchange.Answer(status, "", List.of(), "")),
                Interference.NONE,
                new Evidence("evidence/1.http", "", "", "", "", Instant.EPOCH, Duration.ZERO));
    }

    /** Keeps what is said, and asks for what it is told to. */
    private static final class Desk implements RunDesk {
        private final List<String> said = new ArrayList<>();
        private final Deque<Optional<StepRequest>> requests = new ArrayDeque<>();
        private boolean terminal;

        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public void sayWrapped(int indent, String sentences) {
            said.add(sentences);
        }

        @Override
        public void complain(String line) {
            said.add(line);
        }

        @Override
        public boolean takesRequests() {
            return terminal;
        }

        @Override
        public Optional<StepRequest> request() {
            return requests.isEmpty() ? Optional.empty() : requests.poll();
        }

        @Override
        public ConsentPrompt consent() {
            throw new IllegalStateException("Nobody is to agree to anything here.");
        }

        @Override
        public RunListener journal(String suite, String target, List<KnownFailure> known) {
            return RunListener.nobody();
        }

        @Override
        public RunListener progress() {
            return RunListener.nobody();
        }

        @Override
        public RunReport publish(RunReport found, Runnable between) {
            return found;
        }
    }
}
