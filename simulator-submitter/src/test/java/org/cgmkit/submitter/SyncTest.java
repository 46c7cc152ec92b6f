package org.cgmkit.submitter;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.receiver.LoggedRequest;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.fixtures.order.StandingOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.setup.RetryPace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sound app against the EHR simulator, over HTTP, with the guide's profiles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncTest {
    private static final List<Profile> EVERYTHING = List.of(
            Profile.SENSOR_READING_MASS,
            Profile.SENSOR_READING_MOLES,
            Profile.SUMMARY,
            Profile.SUMMARY_PDF,
            Profile.DEVICE);

    private EhrSimulator simulator;
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard());
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    static Stream<String> practices() {
        return Practice.all().stream().map(Practice::name);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("practices")
    void deliversWhatIsOrderedInEveryPractice(String practice) {
        try (Sandbox sandbox = sandbox(Behaviour.STANDARD)) {
            SyncOutcome outcome =
                    sync(options(sandbox).with(Practice.named(practice).reachingBack(1)));

            assertThat(outcome.refused(), is(empty()));
            assertThat(outcome.delivered(), is(true));
            assertThat(outcome.accepted(), greaterThan(5));
        }
    }

    static Stream<String> behaviours() {
        return Behaviour.all().stream().map(Behaviour::name);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("behaviours")
    void deliversToReceiversOfEveryBehaviour(String behaviour) {
        try (Sandbox sandbox = sandbox(Behaviour.named(behaviour))) {
            // What a receiver takes in one unit only, an app has to have in that one.
            boolean mass = Behaviour.named(behaviour).units().contains(GlucoseUnit.MASS);
            SyncOutcome outcome = sync(options(sandbox)
                    .with(Practice.named(mass ? "standard" : "molar").reachingBack(1)));

            assertThat(outcome.refused(), is(empty()));
            assertThat(outcome.delivered(), is(true));
        }
    }

    @Test
    void answersAOneTimeOrderForItsPeriodAndOnlyOnce(@TempDir Path folder) {
        try (Sandbox sandbox = sandbox(Behaviour.STANDARD)) {
            sandbox.orders().remove("order");
            sandbox.orders()
                    .put(
                            "once",
                            new OneTimeOrder(
                                            sandbox.patient(),
                                            "2026-05-01",
                                            "2026-05-02",
                                            List.of(Profile.SENSOR_READING_MASS))
                                    .resource(GuideVersion.STU1));

            assertThat(sync(options(sandbox).keepingIn(folder)).accepted(), greaterThan(500));
            assertThat(sync(options(sandbox).keepingIn(folder)).accepted(), is(0));
            assertThat(submissions(sandbox), is(1L));
        }
    }

    @Test
    void submitsAgainOnlyWhenItIsDue(@TempDir Path folder) {
        try (Sandbox sandbox = sandbox(Behaviour.STANDARD)) {
            assertThat(sync(options(sandbox).keepingIn(folder)).accepted(), greaterThan(20));
            assertThat(sync(options(sandbox).keepingIn(folder)).accepted(), is(0));
        }
    }

    @Test
    void keepsWhatItCannotDeliverForTheNextTime(@TempDir Path folder) throws IOException {
        try (Sandbox sandbox = sandbox(Behaviour.STANDARD)) {
            AppOptions options = options(sandbox).keepingIn(folder);
            try (RecordingRelay relay = RecordingRelay.before(sandbox.baseUrl())) {
                relay.plan(Collections.nCopies(2, new RecordingRelay.Trouble.Instead(503, Map.of())));
                SyncOutcome outcome =
                        sync(options.at(relay.base()).with(options.pace().trying(2)));

                assertThat(outcome.kept(), contains(containsString("the data of")));
                assertThat(outcome.accepted(), is(0));
            }

            assertThat(sync(options).accepted(), greaterThan(20));
            assertThat(told, hasItem(containsString("Keeping the data of")));
        }
    }

    private SyncOutcome sync(AppOptions options) {
        try (CgmApp app = CgmApp.start(options, told::add)) {
            return app.sync();
        }
    }

    private static AppOptions options(Sandbox sandbox) {
        return AppOptions.of(URI.create(sandbox.baseUrl()), new PatientSource.Given(sandbox.patient()))
                .with(RetryPace.STANDARD.waiting(Duration.ofMillis(100), Duration.ofSeconds(1)));
    }

    /** A sandbox with one standing order for everything of the last three hours, once a day. */
    private Sandbox sandbox(Behaviour behaviour) {
        Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().with(behaviour));
        sandbox.orders().all().forEach(order -> sandbox.orders().remove(order.id()));
        sandbox.orders()
                .put(
                        "order",
                        new StandingOrder(
                                        sandbox.patient(),
                                        EVERYTHING.stream()
                                                .map(p -> new Schedule(
                                                        new TimeSpan(1, TimeUnit.DAY),
                                                        new TimeSpan(3, TimeUnit.HOUR),
                                                        List.of(p)))
                                                .toList())
                                .resource(GuideVersion.STU1));
        return sandbox;
    }

    private static long submissions(Sandbox sandbox) {
        return sandbox.requests().stream()
                .map(LoggedRequest::url)
                .filter(p -> p.endsWith("$submit-cgm-bundle"))
                .count();
    }
}
