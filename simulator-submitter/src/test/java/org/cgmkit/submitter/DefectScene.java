package org.cgmkit.submitter;

import static org.cgmkit.submitter.TestReceiver.DAILY;
import static org.cgmkit.submitter.TestReceiver.EVERYTHING;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.intake.CreateStep;
import org.cgmkit.ehr.intake.EntryDisposition;
import org.cgmkit.ehr.intake.EntryStep;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.submission.Refusal;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.order.OneTimeOrder;
import org.cgmkit.fixtures.order.TimeSpan;
import org.cgmkit.fixtures.order.TimeUnit;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.submitter.defect.Defect;
import org.cgmkit.submitter.setup.Practice;
import org.cgmkit.submitter.setup.RetryPace;

/** What an app with some defects meets, so that they show. */
enum DefectScene {
    /** A standing order for everything, which is delivered without trouble. */
    PLAIN {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, EVERYTHING).sync(options);
        }
    },
    /** The same for days, in which glucose was in each of the five ranges. */
    SEVERAL_DAYS {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, new TimeSpan(3, TimeUnit.DAY), EVERYTHING).sync(options);
        }
    },
    /** A standing order for readings alone. */
    READINGS_ONLY {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, List.of(Profile.SENSOR_READING_MASS)).sync(options);
        }
    },
    /** A standing order for everything where the first submissions meet 429 with Retry-After. */
    THROTTLED_FOR_SECONDS {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.Instead(429, Map.of("Retry-After", "5"))));
            stand.ordering(DAILY, EVERYTHING).sync(options);
        }
    },
    /** The same where the first submissions meet 503. */
    UNAVAILABLE {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.relay().plan(List.of(new RecordingRelay.Trouble.Instead(503, Map.of())));
            stand.ordering(DAILY, EVERYTHING).sync(options);
        }
    },
    /** The same where entries with a condition are answered 400. */
    WITHOUT_CONDITIONS {
        @Override
        SandboxOptions sandbox() {
            return SandboxOptions.standard().with(Behaviour.NO_CONDITIONAL_CREATE);
        }

        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, EVERYTHING).sync(options);
        }
    },
    /** All that is submitted is there twice already, so that its conditions are answered 412. */
    SEVERAL_THERE {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, List.of(Profile.SENSOR_READING_MASS));
            for (int i = 0; i < 2; i++) {
                stand.sync(options.with(List.of()).with(Practice.named("identifiers-only")));
            }
            stand.sync(options);
        }
    },
    /** The same data twice, so that conditions are answered 200. */
    TWICE {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.ordering(DAILY, List.of(Profile.SENSOR_READING_MASS));
            stand.sync(options.with(List.of()));
            stand.sync(options);
        }
    },
    /** A schedule of a second over a receiver that refuses the reports. */
    REFUSED_REPORTS {
        @Override
        SandboxOptions sandbox() {
            EntryStep create = new CreateStep();
            EntryStep step = (entry, at) -> entry.type().equals("DiagnosticReport")
                    ? new EntryDisposition.Refuse(Refusal.of(422, "business-rule", "This receiver takes no reports."))
                    : create.take(entry, at);
            return SandboxOptions.standard()
                    .with(List.of(org.cgmkit.ehr.defect.Defect.of(
                            "takes-no-reports",
                            "receiver.response.entry-status",
                            "Refuses reports.",
                            w -> w.taking(i -> i.handling("POST", step)))));
        }

        @Override
        void play(TestReceiver stand, AppOptions options) throws InterruptedException {
            stand.ordering(new TimeSpan(1, TimeUnit.SECOND), EVERYTHING);
            stand.follow(options.with(options.pace().trying(2)), () -> stand.isPast(Duration.ofMillis(2_600)));
        }
    },
    /** A schedule of a second. */
    SECONDS {
        @Override
        void play(TestReceiver stand, AppOptions options) throws InterruptedException {
            stand.ordering(new TimeSpan(1, TimeUnit.SECOND), List.of(Profile.SENSOR_READING_MASS, Profile.SUMMARY));
            stand.follow(options, () -> stand.isPast(Duration.ofMillis(2_600)));
        }
    },
    /** A schedule of four seconds, followed until there are five submissions: on a busy machine, too, nobody is late by half. */
    FOUR_SECONDS {
        @Override
        void play(TestReceiver stand, AppOptions options) throws InterruptedException {
            stand.ordering(new TimeSpan(4, TimeUnit.SECOND), List.of(Profile.SUMMARY));
            stand.follow(options, () -> stand.relay().submissions().size() > 4);
        }
    },
    /** A schedule of some seconds, revoked after the first submission. */
    REVOKED {
        @Override
        void play(TestReceiver stand, AppOptions options) throws InterruptedException {
            stand.ordering(new TimeSpan(4, TimeUnit.SECOND), List.of(Profile.SUMMARY));
            AtomicBoolean revoked = new AtomicBoolean();
            stand.follow(options, () -> {
                int submitted = stand.relay().submissions().size();
                if (submitted == 1 && !revoked.getAndSet(true)) {
                    stand.revoke();
                }
                return submitted > 1 || stand.isPast(Duration.ofMillis(4_500));
            });
        }
    },
    /** A one-time order for the three days from 1 May 2026 on. */
    ONE_TIME {
        @Override
        void play(TestReceiver stand, AppOptions options) {
            stand.sandbox()
                    .orders()
                    .put(
                            "once",
                            new OneTimeOrder(
                                            stand.sandbox().patient(),
                                            "2026-05-01",
                                            "2026-05-03",
                                            List.of(Profile.SENSOR_READING_MASS))
                                    .resource(GuideVersion.STU1));
            stand.sync(options);
        }
    };

    SandboxOptions sandbox() {
        return SandboxOptions.standard();
    }

    abstract void play(TestReceiver stand, AppOptions options) throws InterruptedException;

    /** What goes over the wire where an app with those defects plays it. */
    List<RecordingRelay.Seen> seen(EhrSimulator simulator, List<Defect> defects) throws InterruptedException {
        try (TestReceiver stand = TestReceiver.in(simulator, sandbox())) {
            play(
                    stand,
                    stand.options()
                            .with(defects)
                            .with(RetryPace.STANDARD
                                    .waiting(Duration.ofMillis(50), Duration.ofMillis(200))
                                    .looking(Duration.ofMillis(200))
                                    .trying(4)));
            return stand.relay().seen();
        }
    }
}
