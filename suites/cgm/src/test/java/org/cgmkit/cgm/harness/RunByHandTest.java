package org.cgmkit.cgm.harness;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cgmkit.cgm.attempt.PlayedStep;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.suite.StepRequest;
import org.cgmkit.reports.evidence.EvidenceFolder;
import org.cgmkit.reports.evidence.Redaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the person who has the app in hand can ask for, and what becomes of the steps then. */
class RunByHandTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path results;

    @Test
    void aStepThatIsSkippedIsNotJudged() throws Exception {
        Person person = new Person(StepRequest.SKIP, StepRequest.END);

        List<PlayedStep> played = played(person, LONG);

        assertThat(played, hasSize(2));
        assertThat(played.getFirst().missed(), is(List.of("It was skipped.")));
        assertThat(played.getFirst().attempts(), is(empty()));
        assertThat(played.getLast().missed(), is(List.of("The run was ended in it.")));
    }

    @Test
    void aStepThatIsRepeatedBeginsAgainWithoutWhatCameInIt() throws Exception {
        Person person = new Person(StepRequest.REPEAT, StepRequest.END);
        person.first = Person::reads;

        List<PlayedStep> played = played(person, LONG);

        assertThat(person.began, is(List.of(StepName.FIRST_CONNECTION, StepName.FIRST_CONNECTION)));
        assertThat("exchanges that were seen", person.seen, hasSize(1));
        assertThat("exchanges that are kept", person.harness().capture().exchanges(), is(empty()));
        assertThat(played, hasSize(1));
    }

    @Test
    void whereNothingConnectsInTheFirstStepThePersonIsAsked() throws Exception {
        Person person = new Person();
        person.answer = StepRequest.END;

        List<PlayedStep> played = played(person, Duration.ofMillis(300));

        assertThat("how often", person.asked, is(1));
        assertThat("steps that were played", played, hasSize(1));
        assertThat(played.getFirst().missed(), hasSize(1));
    }

    @Test
    void whoConnectsWhileThePersonIsAskedGoesOnWithTheFirstStep() throws Exception {
        Person person = new Person();
        person.answer = StepRequest.REPEAT;
        person.whileAsked = Person::reads;
        person.endsWithTheSecondStep = true;

        List<PlayedStep> played = played(person, Duration.ofMillis(300));

        assertThat("how often", person.asked, is(1));
        assertThat(person.began.subList(0, 2), is(List.of(StepName.FIRST_CONNECTION, StepName.FIRST_CONNECTION)));
        assertThat("what came while it was asked", played.getFirst().exchanges(), hasSize(1));
    }

    private List<PlayedStep> played(Person person, Duration patience) throws Exception {
        SubmitterTarget target = SubmitterTarget.of("an app", SandboxOptions.PATIENT)
                .patience(patience)
                .build();
        try (Harness harness = Harness.start(
                GuideVersion.STU1, target, new EvidenceFolder(results, new Redaction()), results, person)) {
            person.harness = harness;
            return harness.play(requirement -> true);
        }
    }

    /** Asks for one thing after the other, each as soon as somebody looks. */
    private static final class Person implements ScenarioListener {
        private final Deque<StepRequest> requests;
        private final List<StepName> began = new ArrayList<>();
        private final List<CapturedExchange> seen = new ArrayList<>();
        private Action first = person -> {};
        private Action whileAsked = person -> {};
        private StepRequest answer = StepRequest.SKIP;
        private boolean endsWithTheSecondStep;
        private int asked;
        private String baseUrl = "";
        private @Nullable Harness harness;

        private interface Action {
            void of(Person person) throws IOException, InterruptedException;
        }

        private Person(StepRequest... requests) {
            this.requests = new ArrayDeque<>(List.of(requests));
        }

        private Harness harness() {
            return requireNonNull(harness);
        }

        private void reads() throws IOException, InterruptedException {
            try (HttpClient client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(URI.create(baseUrl + "/metadata"))
                                .build(),
                        BodyHandlers.discarding());
            }
        }

        @Override
        public void ready(String url, String launchUrl) {
            baseUrl = url;
        }

        @Override
        public void begins(StepName step, int number, int of) {
            began.add(step);
            if (endsWithTheSecondStep && step == StepName.STANDING_ORDER) {
                requests.add(StepRequest.END);
            }
        }

        @Override
        public void skips(StepName step, String why) {
            // Nothing is to be done then.
        }

        @Override
        public void awaits(String what, Duration atMost) {
            try {
                first.of(this);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            first = person -> {};
        }

        @Override
        public void ended(String what, boolean came, Duration took, String remark) {
            // Nothing is to be done then.
        }

        @Override
        public void changed(String what) {
            // It asks for nothing then.
        }

        @Override
        public void saw(CapturedExchange exchange) {
            seen.add(exchange);
        }

        @Override
        public Optional<StepRequest> request() {
            return Optional.ofNullable(requests.poll());
        }

        @Override
        public StepRequest askUnconnected(BooleanSupplier connected) throws InterruptedException {
            asked++;
            try {
                whileAsked.of(this);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return answer;
        }
    }
}
