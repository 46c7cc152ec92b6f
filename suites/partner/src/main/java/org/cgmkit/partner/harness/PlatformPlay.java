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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgmkit.cloud.world.Entry;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.config.Blackout;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PollingTerms;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Performance;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.cgmkit.partner.watch.Transfer;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Plays the steps of a run with a platform, one after the other, and gives what was seen in them. */
public final class PlatformPlay implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Kind> DATA = EnumSet.of(Kind.DEVICES, Kind.GLUCOSE, Kind.INSULIN);
    private static final Duration BEFORE_THE_CHANGE = Duration.ofHours(6);
    private static final int STEADY = 13;
    private static final int PATIENT = 20;

    private final PlatformTarget target;
    private final RunClock clock;
    private final HostedCloud cloud;
    private final Passage passage;
    private final Browser browser;
    private final Consumer<String> say;
    private final Map<Step, Span> spans = new EnumMap<>(Step.class);
    private final Map<Step, String> open = new EnumMap<>(Step.class);
    private final Map<Step, JsonNode> readouts = new EnumMap<>(Step.class);
    private final Map<String, String> marks = new LinkedHashMap<>();
    private final String first = HostedCloud.accounts().getFirst();
    private final String second = HostedCloud.accounts().getLast();

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
        this.say = say;
        this.clock = new RunClock(target.hasSharedClock() ? beginning(target.terms(), today) : null);
        this.cloud = new HostedCloud(target, clock, keep);
        this.passage = target.trigger("clock")
                .<Passage>map(each -> new SharedPassage(clock, target.terms(), each))
                .orElseGet(() -> new RealPassage(clock, target.terms()));
        this.browser = new Browser(cloud.address(), target.mapping().oauth().authorize());
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

    private PollingTerms terms() {
        return target.terms();
    }

    /** Plays it. */
    public Performance play() throws InterruptedException {
        if (target.trigger("agree").isPresent()) {
            trigger("agree", second, Map.of("CGMKIT_AGREEMENT", AgreementText.of(target, cloud.address())));
        } else {
            say.accept("The cloud for the platform is at " + cloud.address() + ".");
        }
        span(Step.DENIED, () -> connect(second, false, ""));
        readout(Step.DENIED);
        span(Step.FORGED, () -> {
            if (target.trigger("connect").isEmpty()) {
                throw new TriggerFailedException("This needs the trigger 'connect' in the target file.");
            }
            connect(second, true, "forged-state-of-cgmkit");
        });
        span(Step.CONNECT, () -> {
            connect(first, true, "");
            connect(second, true, "");
        });
        span(Step.STEADY, () -> await(first, STEADY, STEADY + 1));
        readout(Step.STEADY);
        span(Step.LATE, this::late);
        span(Step.REVISED, this::revise);
        span(Step.TROUBLE, this::trouble);
        span(Step.PART, () -> {
            disturbed(Fault.Effect.UNAVAILABLE, EnumSet.of(Kind.INSULIN), first, 1);
            await(first, 2, 3);
        });
        span(Step.THROTTLED, () -> throttle(Fault.Effect.THROTTLED));
        span(Step.THROTTLED_SILENTLY, () -> throttle(Fault.Effect.THROTTLED_SILENTLY));
        span(Step.TOKEN_DOWN, this::tokenDown);
        span(Step.ROTATED, this::rotated);
        span(Step.BAD, this::bad);
        readout(Step.BAD);
        span(Step.REVOKED, this::revoked);
        readout(Step.REVOKED);
        span(Step.AGAIN, () -> {
            connect(first, true, "");
            await(first, 2, 3);
        });
        spanOf("disconnect", Step.DISCONNECTED, () -> {
            trigger("disconnect", first, Map.of());
            passage.until(() -> false, terms().to().multipliedBy(3));
        });
        spanOf("connectByClinician", Step.INVITED, () -> {
            trigger("connectByClinician", second, Map.of("CGMKIT_CLINICIAN", "clinician-of-cgmkit"));
            passage.until(() -> false, terms().from().dividedBy(4));
        });
        spanOf("connectByClinician", Step.CLINICIAN, () -> {
            connect(second, true, "");
            await(second, 1, 2);
        });
        readout(Step.CLINICIAN);
        return new Performance(
                cloud.seen(),
                spans,
                open,
                readouts,
                marks,
                HostedCloud.accounts(),
                target.users(),
                cloud.pause(),
                passage.name());
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
        int before = cloud.last();
        Instant begin = clock.instant();
        try {
            playing.play();
        } catch (TriggerFailedException e) {
            open.put(step, String.valueOf(e.getMessage()));
        }
        spans.put(step, new Span(before + 1, cloud.last(), begin, clock.instant()));
    }

    private void readout(Step step) throws InterruptedException {
        if (target.trigger("shows").isPresent()) {
            String shown = trigger("shows", second, Map.of());
            try {
                readouts.put(step, JSON.readTree(shown));
            } catch (JsonProcessingException e) {
                throw new TriggerFailedException("Expected the trigger 'shows' to answer JSON, but got '"
                        + shown.substring(0, Math.min(shown.length(), 200)) + "'.");
            }
        }
    }

    private String user(String account) {
        return target.users().get(account.equals(first) ? 0 : 1);
    }

    private String trigger(String step, String account, Map<String, String> more) throws InterruptedException {
        AnsweringTrigger trigger = target.trigger(step).orElseThrow();
        Map<String, String> variables = new LinkedHashMap<>(more);
        variables.put("CGMKIT_STEP", step);
        variables.put("CGMKIT_USER", user(account));
        variables.put("CGMKIT_ACCOUNT", account);
        variables.put(
                "CGMKIT_PASSWORD", Objects.requireNonNull(HostedCloud.passwords().get(account)));
        return trigger.answer(step, variables);
    }

    private void connect(String account, boolean agrees, String state) throws InterruptedException {
        String password = Objects.requireNonNull(HostedCloud.passwords().get(account));
        if (target.trigger("connect").isPresent()) {
            passage.until(() -> true, Duration.ZERO);
            browser.connect(trigger("connect", account, Map.of()), account, password, agrees, state);
            return;
        }
        int before = cloud.last();
        say.accept("Connect the user " + user(account) + " with the cloud now: sign in as " + account + " with the password "
                + password + ", and " + (agrees ? "allow it." : "do not allow it."));
        Kind awaited = agrees ? Kind.CODE : Kind.CONSENT;
        Instant end = clock.instant().plus(target.patience());
        while (since(before).stream().noneMatch(each -> each.kind() == awaited)) {
            if (clock.instant().isAfter(end)) {
                throw new TriggerFailedException("Nobody has connected the user " + user(account) + " within "
                        + target.patience().toSeconds() + " s.");
            }
            passage.until(() -> false, Duration.ofMillis(200));
        }
    }

    private List<Seen> since(int number) {
        return cloud.seen().stream().filter(each -> each.number() > number).toList();
    }

    private long transfers(String account, int since) {
        return Transfer.among(since(since), terms().from()).stream()
                .filter(each -> each.account().equals(account))
                .count();
    }

    /** Waits until a user has had so many transfers, each of them to its end. */
    private void await(String account, int transfers, int intervals) throws InterruptedException {
        int before = cloud.last();
        until(() -> transfers(account, before) >= transfers, intervals);
        settle();
    }

    private void until(BooleanSupplier met, int intervals) throws InterruptedException {
        passage.until(met, terms().to().plus(target.granularity()).multipliedBy(intervals));
    }

    /** Waits until no transfer goes on. */
    private void settle() throws InterruptedException {
        Duration pause = terms().from().dividedBy(4);
        for (int i = 0; i < 8; i++) {
            int before = cloud.last();
            passage.until(() -> false, pause);
            if (cloud.last() == before) {
                return;
            }
        }
    }

    private void late() throws InterruptedException {
        Entry entry = cloud.add(first, lateness(), false);
        marks.put("late.time", entry.time().toString());
        marks.put("late.arrived", entry.arrived().toString());
        marks.put("late.id", entry.id());
        await(first, 3, 4);
    }

    private Duration lateness() {
        Duration overlap = terms().agreement().overlap();
        Duration six = Duration.ofHours(6);
        return overlap == null || overlap.compareTo(six) > 0 ? six : overlap.dividedBy(2);
    }

    private void revise() throws InterruptedException {
        List<Entry> entries = cloud.readings(first, Duration.ofHours(3), Duration.ofHours(2));
        if (entries.size() > 4) {
            cloud.correct(entries.get(1), 187);
            cloud.delete(entries.get(3));
            marks.put("corrected.id", entries.get(1).id());
            marks.put("deleted.id", entries.get(3).id());
        }
        await(first, 1, 2);
    }

    /** Disturbs the requests of a user until that many of them were disturbed. */
    private void disturbed(Fault.Effect effect, Set<Kind> kinds, String account, int transfers)
            throws InterruptedException {
        int before = cloud.last();
        Fault fault = new Fault(effect, kinds, account);
        cloud.begin(fault);
        until(
                () -> Transfer.among(since(before), terms().from()).stream()
                                .filter(each -> each.requests().stream()
                                        .anyMatch(one -> one.disturbed()
                                                && kinds.contains(one.kind())
                                                && one.account().equals(account)))
                                .count()
                        >= transfers,
                3);
        settle();
        cloud.end(fault);
    }

    private void trouble() throws InterruptedException {
        disturbed(Fault.Effect.UNAVAILABLE, DATA, first, 1);
        disturbed(Fault.Effect.SILENT, DATA, first, 1);
        await(first, 2, 3);
    }

    private void throttle(Fault.Effect effect) throws InterruptedException {
        int before = cloud.last();
        Fault fault = new Fault(effect, EnumSet.of(Kind.GLUCOSE), first);
        cloud.begin(fault);
        until(() -> since(before).stream().anyMatch(each -> each.status() == 429), 3);
        cloud.end(fault);
        passage.until(() -> false, cloud.pause().multipliedBy(2));
        settle();
    }

    private void tokenDown() throws InterruptedException {
        int before = cloud.last();
        Fault fault = new Fault(Fault.Effect.UNAVAILABLE, EnumSet.of(Kind.REFRESH), second);
        cloud.begin(fault);
        until(() -> since(before).stream().anyMatch(each -> each.kind() == Kind.REFRESH && each.disturbed()), untilExpiry());
        settle();
        readout(Step.TOKEN_DOWN);
        cloud.end(fault);
        int down = cloud.last();
        until(() -> since(down).stream().anyMatch(each -> is(each, Kind.REFRESH, second)), 3);
        settle();
    }

    private static boolean is(Seen each, Kind kind, String account) {
        return each.kind() == kind && each.account().equals(account);
    }

    /** In so many intervals every token has ended. */
    private int untilExpiry() {
        Duration life = Objects.requireNonNullElse(terms().agreement().tokenLife(), Duration.ofHours(2));
        return (int) (life.toMillis() / terms().from().toMillis()) + 3;
    }

    private void rotated() throws InterruptedException {
        int before = cloud.last();
        Fault fault = new Fault(Fault.Effect.UNAVAILABLE, DATA, first);
        BooleanSupplier refreshed = () -> {
            boolean there =
                    since(before).stream().anyMatch(each -> is(each, Kind.REFRESH, first) && each.succeeded());
            return there;
        };
        cloud.after(Kind.REFRESH, fault);
        until(refreshed, untilExpiry());
        settle();
        cloud.end(fault);
        await(first, 2, 3);
    }

    private void bad() throws InterruptedException {
        Entry entry = cloud.add(second, Duration.ZERO, true);
        marks.put("bad.id", entry.id());
        marks.put("bad.time", entry.time().toString());
        await(second, 4, 5);
    }

    private void revoked() throws InterruptedException {
        int before = cloud.last();
        cloud.revoke(first);
        Fault fault = new Fault(Fault.Effect.LOST, EnumSet.of(Kind.REFRESH), second);
        cloud.begin(fault);
        int most = terms().refusals() + 3;
        until(
                () -> {
                    List<Seen> now = since(before);
                    if (now.stream().anyMatch(each -> is(each, Kind.REFRESH, second))) {
                        cloud.end(fault);
                    }
                    return now.stream().filter(each -> each.kind() == Kind.REFRESH).count() > 2L * most;
                },
                target.hasSharedClock() ? PATIENT : 6);
        cloud.end(fault);
    }

    @Override
    public void close() {
        browser.close();
        cloud.close();
    }
}
