package org.cgmkit.ehr.intake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.cgmkit.ehr.NoValidation;
import org.cgmkit.ehr.patient.PatientContext;
import org.cgmkit.ehr.store.Database;
import org.cgmkit.ehr.store.ResourceStore;
import org.cgmkit.ehr.store.StoreDatabases;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.SubmittedBundle;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.submission.SubmittedText;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A short submission beside a long one that is being stored is answered as if it had come after it. */
@ParameterizedClass
@EnumSource
@ExtendWith(StoreDatabases.class)
class ConcurrentIntakeTest {
    private final Database database;
    private final ResourceStore store;
    private final CountDownLatch storing = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    private final ExecutorService threads = Executors.newCachedThreadPool();

    ConcurrentIntakeTest(StoreDatabases.Product product, StoreDatabases.Maker databases) {
        this.database = Database.open(databases.fresh(product));
        this.store = database.resources("default");
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        database.close();
    }

    /** How a receiver tells what it has already. */
    enum Told {
        BY_CONDITION,
        BY_WHAT_IS_SAID;

        SubmissionContext context() {
            return SubmissionContext.of(
                            "mara-lindqvist", IdentifierSource.fresh(), Instant.parse("2026-05-01T00:00:00Z"))
                    .with(this == BY_CONDITION ? IdentifierUse.CONDITIONAL_CREATE : IdentifierUse.IN_RESOURCE);
        }

        IntakeSteps steps() {
            return IntakeSteps.sound(
                    ConditionalCreate.supported(),
                    this == BY_CONDITION ? Deduplication.none() : Deduplication.answeringCreated(),
                    SubmissionRefusalRule.never());
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsOnlyForWhatItHasInCommonWithIt(Told told) throws Exception {
        SubmissionContext context = told.context();
        Submission known = Submissions.readings(context, 3);
        Submission others = Submissions.readings(context, 3);
        try (SubmittedText file =
                SubmittedText.written(out -> out.write(known.json().getBytes(StandardCharsets.UTF_8)))) {
            Future<List<EntryAnswer>> taking =
                    threads.submit(() -> taken(told.steps().keeping(resource -> slowly(resource)), bundle(file)));
            assertThat(storing.await(10, TimeUnit.MINUTES), is(true));
            Future<List<EntryAnswer>> again = threads.submit(() -> taken(told.steps(), bundle(body(known))));

            List<EntryAnswer> beside = threads.submit(() -> taken(told.steps(), bundle(body(others))))
                    .get(10, TimeUnit.MINUTES);
            assertThat("the long one is under way", taking.isDone(), is(false));
            assertThat("what is in both waits", again.isDone(), is(false));
            released.countDown();

            List<EntryAnswer> first = taking.get(10, TimeUnit.MINUTES);
            assertThat(locations(again.get(10, TimeUnit.MINUTES)), is(locations(first)));
            assertThat(locations(beside), is(not(locations(first))));
            assertThat(store.count("Observation", List.of()), is(known.size() + others.size()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isHeededWhereItWasStoredWhileTheLongOneWasDecided(Told told) throws Exception {
        SubmissionContext context = told.context();
        Submission known = Submissions.readings(context, 3);
        try (SubmittedText file =
                SubmittedText.written(out -> out.write(known.json().getBytes(StandardCharsets.UTF_8)))) {
            Future<List<EntryAnswer>> taking = threads.submit(
                    () -> taken(told.steps().settling(dispositions -> slowly(dispositions)), bundle(file)));
            assertThat(storing.await(10, TimeUnit.MINUTES), is(true));

            List<EntryAnswer> beside = threads.submit(() -> taken(told.steps(), bundle(body(known))))
                    .get(10, TimeUnit.MINUTES);
            released.countDown();

            assertThat(locations(taking.get(10, TimeUnit.MINUTES)), is(locations(beside)));
            assertThat(store.count("Observation", List.of()), is(known.size()));
        }
    }

    private <R> R slowly(R resource) {
        storing.countDown();
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return resource;
    }

    private List<EntryAnswer> taken(IntakeSteps steps, SubmittedBundle bundle) {
        Intake intake = new Intake(
                steps,
                store,
                new SubmissionProfileValidation(new NoValidation(), GuideVersion.STU1),
                Clock.systemUTC());
        return switch (intake.take(bundle, new PatientContext(null, Set.of(), List.of()), Set.of())) {
            case IntakeResult.Entries entries -> entries.answers();
            case IntakeResult.Whole whole ->
                throw new AssertionError("Refused: " + whole.answer().body());
        };
    }

    private static List<String> locations(List<EntryAnswer> answers) {
        return answers.stream().map(a -> String.valueOf(a.location())).toList();
    }

    private static SubmittedBundle bundle(SubmittedText body) {
        return SubmittedBundle.of("application/fhir+json", body);
    }

    private static SubmittedText body(Submission submission) {
        return SubmittedText.of(submission.json());
    }
}
