package org.cgmkit.bulk.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.bulk.client.Ask;
import org.cgmkit.bulk.client.Job;
import org.cgmkit.bulk.client.JobCalls;
import org.cgmkit.bulk.client.Polled;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.Should;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.RetryAfter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs while they run (Bulk Data Access, "Bulk Data Status Request", "Bulk Data Delete Request"). */
@ExtendWith(SubjectExtension.class)
class StatusChecks {
    private static final int LONGEST = 100;
    private static final int FACTOR = 100;
    private static final Duration ALWAYS_SENSIBLE = Duration.ofMinutes(1);
    private static final String SEPARATE = "X-Export-Status";

    @Shall("bulk-source.status.waiting")
    @DisplayName("While a job runs its status is 202, and 200 comes with the whole manifest")
    void waitsForTheManifest(Source source) {
        Job job = source.usual().job();
        if (!job.last().answer().json().path("output").equals(job.again().json().path("output"))) {
            throw failure(
                    "files of two manifests that were fetched one after the other",
                    "the same",
                    "were " + job.last().answer().json().path("output").size() + " and "
                            + job.again().json().path("output").size(),
                    "The first 200 came before the export was whole.");
        }
    }

    @May("bulk-source.status.progress")
    @DisplayName("X-Progress is short")
    void tellsProgressShortly(Source source) {
        List<String> told = source.usual().job().polls().stream()
                .flatMap(each -> each.answer().header("X-Progress").stream())
                .toList();
        if (told.isEmpty()) {
            throw notApplicable("No answer had X-Progress.");
        }
        assertNone(
                "X-Progress of 100 characters or more",
                told.stream().filter(each -> each.length() >= LONGEST).toList(),
                "");
    }

    @Should("bulk-source.status.retry-after")
    @DisplayName("Retry-After says how long to wait")
    void saysHowLongToWait(Source source) {
        Job job = source.usual().job();
        List<Polled> waiting = job.polls().stream()
                .filter(each -> each.answer().status() == 202)
                .toList();
        if (waiting.isEmpty()) {
            throw notApplicable("The job was done when it was first asked for.");
        }
        Duration took = Duration.between(job.begun(), job.last().when());
        Duration most =
                took.multipliedBy(FACTOR).compareTo(ALWAYS_SENSIBLE) > 0 ? took.multipliedBy(FACTOR) : ALWAYS_SENSIBLE;
        List<String> wrong = new ArrayList<>();
        for (Polled each : waiting) {
            Optional<String> text = each.answer().header("Retry-After");
            Optional<Duration> asked = text.flatMap(header -> RetryAfter.parse(header, each.when()));
            if (text.isEmpty()) {
                wrong.add("there is none");
            } else if (asked.isEmpty()) {
                wrong.add("'" + text.get() + "' is neither seconds nor a date");
            } else if (asked.get().compareTo(most) > 0) {
                wrong.add("'" + text.get() + "' for a job of " + took.toSeconds() + " s");
            }
        }
        assertNone("Retry-After that helps nobody", wrong.stream().distinct().toList(), "");
    }

    @Shall("bulk-source.status.preference")
    @DisplayName("X-Export-Status comes only to those who ask for it")
    void sendsSeparateStatusWhenAsked(Source source) {
        source.assumeAsked("bulk-source.status.preference");
        List<String> wrong = new ArrayList<>();
        source.usual().job().polls().stream()
                .filter(each -> each.answer().header(SEPARATE).isPresent())
                .findFirst()
                .ifPresent(each -> wrong.add(
                        "a running job was answered " + each.answer().status() + " with " + SEPARATE + ", unasked"));
        if (wrong.isEmpty()) {
            Ask ask = source.ask().with("_type", "Patient").preferring("separate-export-status");
            Job job = source.jobs().follow(ask);
            job.polls().stream()
                    .map(Polled::answer)
                    .filter(each -> each.header(SEPARATE).isPresent())
                    .filter(each -> each.header("Preference-Applied").isEmpty() || each.status() != 200)
                    .findFirst()
                    .ifPresent(each -> wrong.add(SEPARATE + " came with " + each.status()
                            + (each.header("Preference-Applied").isEmpty() ? " and without Preference-Applied" : "")));
            source.jobs().cancel(job.kickOff());
        }
        assertNone("answers with " + SEPARATE + " that are not as they should be", wrong, "");
    }

    @Base("bulk-source.status.ends")
    @DisplayName("A job ends within the time that was declared")
    void ends(Source source) {
        Ask ask = source.ask().with("_type", "Patient");
        Job job = source.jobs().follow(ask);
        source.jobs().cancel(job.kickOff());
        if (job.last().running()) {
            throw failure(
                    "status of a job after " + source.target().patience().toSeconds() + " s",
                    "done or failed",
                    "was still " + job.last().answer().status(),
                    "'patience' in the target file says how long a job may take.");
        }
    }

    @Shall("bulk-source.delete.cancelled")
    @DisplayName("A deleted job is gone, and 404 says so")
    void forgetsDeletedJobs(Source source) {
        JobCalls jobs = source.jobs();
        Exchange kickOff = jobs.kickOff(source.ask().with("_type", "Patient"));
        String status = JobCalls.status(kickOff);
        if (!kickOff.succeeded() || status.isEmpty()) {
            throw inconclusive("The export was not begun (" + kickOff + ").");
        }
        Exchange deleted = jobs.send("DELETE", status, List.of(), "");
        Exchange after = jobs.send("GET", status, List.of(), "");
        List<String> wrong = new ArrayList<>();
        if (deleted.status() != 202) {
            wrong.add("DELETE was answered " + deleted.status());
        }
        if (after.status() != 404) {
            wrong.add("the status afterwards was answered " + after.status());
        } else if (!after.resourceType().equals("OperationOutcome")) {
            wrong.add("404 came without an OperationOutcome");
        }
        assertNone("what is wrong after a job was deleted", wrong, "");
    }
}
