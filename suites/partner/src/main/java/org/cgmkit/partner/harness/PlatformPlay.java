package org.cgmkit.partner.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.config.Blackout;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PollingTerms;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Performance;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Plays the steps of a run with a platform, one after the other, and gives what was seen in them. */
public final class PlatformPlay implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration BEFORE_THE_CHANGE = Duration.ofHours(5);
    private static final int STEADY = 13;

    private final PlatformTarget target;
    private final Stage stage;
    private final Disturbances disturbances;
    private final Map<Step, Span> spans = new EnumMap<>(Step.class);
    private final Map<Step, String> open = new EnumMap<>(Step.class);
    private final Map<Step, JsonNode> readouts = new EnumMap<>(Step.class);
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final String first;
    private final String second;

    /**
     * A run that has not begun.
     *
     * @param today the day on which it is; a shared clock begins in the last night before in which clocks were put forward
     * @param keep keeps exchanges
     * @param say says sentences to whoever follows the run
     */
    public PlatformPlay(
            PlatformTarget target, Instant today, Function<HttpExchange, Evidence> keep, Consumer<String> say) {
        this.target = target;
        RunClock clock = new RunClock(target.hasSharedClock() ? beginning(target.terms(), today) : null);
        HostedCloud cloud = new HostedCloud(target, clock, keep);
        Passage passage = target.trigger("clock")
                .<Passage>map(each -> new SharedPassage(clock, target.terms(), each))
                .orElseGet(() -> new RealPassage(clock, target.terms()));
        Browser browser = new Browser(cloud.address(), target.mapping().oauth().authorize());
        this.stage = new Stage(target, clock, cloud, passage, browser, say);
        this.disturbances = new Disturbances(stage, marks);
        this.first = stage.first();
        this.second = stage.second();
    }

    /** The evening before the last night in which the clocks of a blackout were put forward. */
    private static Instant beginning(PollingTerms terms, Instant today) {
        for (Blackout each : terms.blackouts()) {
            @Nullable ZoneOffsetTransition change = each.zone().getRules().previousTransition(today);
            while (change != null && !change.isGap()) {
                change = each.zone().getRules().previousTransition(change.getInstant());
            }
            if (change != null) {
                return change.getInstant().minus(BEFORE_THE_CHANGE);
            }
        }
        return today;
    }

    /** Plays it. */
    public Performance play() throws InterruptedException {
        if (target.trigger("agree").isPresent()) {
            stage.trigger(
                    "agree",
                    second,
                    Map.of(
                            "CGMKIT_AGREEMENT",
                            AgreementText.of(target, stage.cloud().address())));
        } else {
            stage.say()
                    .accept("The cloud for the platform is at " + stage.cloud().address() + ".");
        }
        span(Step.DENIED, () -> stage.connect(second, false, ""));
        readout(Step.DENIED);
        span(Step.FORGED, () -> {
            if (target.trigger("connect").isEmpty()) {
                throw new TriggerFailedException("This needs the trigger 'connect' in the target file.");
            }
            stage.connect(second, true, "forged-state-of-cgmkit");
        });
        span(Step.CONNECT, () -> {
            stage.connect(first, true, "");
            stage.connect(second, true, "");
        });
        span(Step.STEADY, this::steady);
        readout(Step.STEADY);
        span(Step.LATE, disturbances::late);
        span(Step.REVISED, disturbances::revise);
        span(Step.TROUBLE, disturbances::trouble);
        span(Step.PART, () -> {
            stage.disturbed(Fault.Effect.UNAVAILABLE, EnumSet.of(Kind.INSULIN), first, 1);
            stage.await(first, 2, 3);
        });
        span(Step.THROTTLED, () -> disturbances.throttle(Fault.Effect.THROTTLED));
        span(Step.THROTTLED_SILENTLY, () -> disturbances.throttle(Fault.Effect.THROTTLED_SILENTLY));
        span(Step.TOKEN_DOWN, () -> disturbances.tokenDown(() -> readout(Step.TOKEN_DOWN)));
        span(Step.ROTATED, disturbances::rotated);
        span(Step.BAD, disturbances::bad);
        readout(Step.BAD);
        span(Step.REVOKED, disturbances::revoked);
        readout(Step.REVOKED);
        span(Step.AGAIN, () -> {
            stage.connect(first, true, "");
            stage.await(first, 2, 3);
        });
        spanOf("disconnect", Step.DISCONNECTED, () -> {
            stage.trigger("disconnect", first, Map.of());
            stage.passage().until(() -> false, stage.terms().to().multipliedBy(3));
        });
        spanOf("connectByClinician", Step.INVITED, () -> {
            stage.trigger("connectByClinician", second, Map.of("CGMKIT_CLINICIAN", "clinician-of-cgmkit"));
            stage.passage().until(() -> false, stage.terms().from().dividedBy(4));
        });
        spanOf("connectByClinician", Step.CLINICIAN, () -> {
            stage.connect(second, true, "");
            stage.await(second, 1, 2);
        });
        readout(Step.CLINICIAN);
        return new Performance(
                stage.cloud().seen(),
                spans,
                open,
                readouts,
                marks,
                HostedCloud.accounts(),
                target.users(),
                stage.cloud().pause(),
                stage.passage().name());
    }

    private void steady() throws InterruptedException {
        Instant begin = stage.clock().instant();
        stage.await(first, STEADY, STEADY + 1);
        if (target.hasSharedClock() && !stage.terms().blackouts().isEmpty()) {
            Instant end = begin.plus(BEFORE_THE_CHANGE.multipliedBy(2));
            stage.until(() -> !stage.clock().instant().isBefore(end), STEADY);
            stage.settle();
        }
    }

    private interface Playing {
        void play() throws InterruptedException;
    }

    private void spanOf(String trigger, Step step, Playing playing) throws InterruptedException {
        if (target.trigger(trigger).isEmpty()) {
            open.put(step, "This needs the trigger '" + trigger + "' in the target file.");
        } else {
            span(step, playing);
        }
    }

    private void span(Step step, Playing playing) throws InterruptedException {
        int before = stage.cloud().last();
        Instant begin = stage.clock().instant();
        try {
            playing.play();
        } catch (TriggerFailedException e) {
            open.put(step, String.valueOf(e.getMessage()));
        }
        spans.put(
                step,
                new Span(before + 1, stage.cloud().last(), begin, stage.clock().instant()));
    }

    private void readout(Step step) throws InterruptedException {
        if (target.trigger("shows").isPresent()) {
            String shown = stage.trigger("shows", second, Map.of());
            try {
                readouts.put(step, JSON.readTree(shown));
            } catch (JsonProcessingException e) {
                throw new TriggerFailedException("Expected the trigger 'shows' to answer JSON, but got '"
                        + shown.substring(0, Math.min(shown.length(), 200)) + "'.");
            }
        }
    }

    @Override
    public void close() {
        stage.browser().close();
        stage.cloud().close();
    }
}
