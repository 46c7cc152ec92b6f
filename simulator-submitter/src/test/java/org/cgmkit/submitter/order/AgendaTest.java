package org.cgmkit.submitter.order;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.outbox.Outbox;
import org.cgmkit.submitter.outbox.SubmissionMarks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rhythm of a schedule, whatever the machine's own is. */
class AgendaTest {
    private static final Instant FIRST = Instant.parse("2026-05-20T10:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Schedule SECONDLY =
            new Schedule("order", SECOND, Duration.ofHours(3), Set.of(Profile.SUMMARY));

    @TempDir
    private Path folder;

    private Outbox outbox;

    @BeforeEach
    void open() {
        outbox = Outbox.open(folder);
    }

    @AfterEach
    void close() {
        outbox.close();
    }

    @Test
    void whatWasNeverSubmittedIsDueAtOnce() {
        assertThat(agenda().due(FIRST), is(List.of(Map.of(SECONDLY, FIRST))));
    }

    @Test
    void nothingIsDueBeforeItsTime() {
        submittedAt(FIRST);

        assertThat(agenda().due(FIRST.plusMillis(900)), is(empty()));
        assertThat(agenda().next(), is(Optional.of(FIRST.plus(SECOND))));
    }

    @Test
    void whoComesLateKeepsTheRhythm() {
        submittedAt(FIRST);

        for (int i = 1; i < 5; i++) {
            Instant due = FIRST.plus(SECOND.multipliedBy(i));
            List<Map<Schedule, Instant>> found = agenda().due(due.plusMillis(300));

            assertThat(found, is(List.of(Map.of(SECONDLY, due))));
            submittedAt(due);
        }
    }

    @Test
    void whoComesAWholePeriodLateDoesNotCatchUp() {
        submittedAt(FIRST);
        Instant late = FIRST.plusMillis(3_200);

        assertThat(agenda().due(late), is(List.of(Map.of(SECONDLY, late))));
    }

    private Agenda agenda() {
        return new Agenda(new Orders(List.of(SECONDLY), List.of(), List.of()), outbox.memory());
    }

    private void submittedAt(Instant time) {
        outbox.settle(new SubmissionMarks(Map.of(SECONDLY.key(), time), Set.of(), false));
    }
}
