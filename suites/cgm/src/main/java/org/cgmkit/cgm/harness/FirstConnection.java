package org.cgmkit.cgm.harness;

import static org.cgmkit.guide.cgm.Profile.DEVICE;
import static org.cgmkit.guide.cgm.Profile.SENSOR_READING_MASS;
import static org.cgmkit.guide.cgm.Profile.SENSOR_READING_MOLES;
import static org.cgmkit.guide.cgm.Profile.SUMMARY;
import static org.cgmkit.guide.cgm.Profile.SUMMARY_PDF;

import java.time.Duration;
import java.util.List;
import org.cgmkit.cgm.attempt.OrderSearches;
import org.cgmkit.cgm.attempt.StepName;
import org.cgmkit.fixtures.order.Schedule;
import org.cgmkit.guide.cgm.Profile;

/** The step in which an app first connects, and an order asks for every kind of data. */
final class FirstConnection implements Scenario {
    private static final List<Profile> EVERYTHING =
            List.of(SENSOR_READING_MASS, SENSOR_READING_MOLES, SUMMARY, SUMMARY_PDF, DEVICE);

    /** How long a document may take to be made when the other data have come. */
    private static final Duration FOR_A_REPORT = Duration.ofSeconds(10);

    @Override
    public void play(ScenarioContext stage) throws InterruptedException {
        // In one schedule: an app that makes a submission of each can refer to nothing that belongs to another one.
        List<Schedule> everything =
                List.of(new Schedule(Scenarios.DAILY, Scenarios.hours(StepName.FIRST_CONNECTION), EVERYTHING));
        stage.standing(everything);
        stage.trigger();
        if (!stage.await("a first submission", () -> !stage.attempts().isEmpty())
                && !isMovedByAnotherVersion(stage, everything)) {
            return;
        }
        stage.settle();
        if (stage.expectsReport() && !hasReport(stage)) {
            // A document is made last, and not by every device in a moment.
            stage.await("the report, which the order asks for too", () -> hasReport(stage), FOR_A_REPORT);
            stage.settle();
        }
    }

    /** Whether an app that looks for orders, and submits nothing for this one, does so for that of another version. */
    private static boolean isMovedByAnotherVersion(ScenarioContext stage, List<Schedule> schedules)
            throws InterruptedException {
        if (OrderSearches.in(stage.exchanges()).isEmpty()) {
            return false;
        }
        stage.standingInAllVersions(schedules);
        return stage.await(
                "a first submission, for the same order as other versions of the guide have it",
                () -> !stage.attempts().isEmpty());
    }

    private static boolean hasReport(ScenarioContext stage) {
        return stage.attempts().stream()
                .flatMap(a -> a.entries().stream())
                .anyMatch(e -> e.type().equals("DiagnosticReport"));
    }
}
