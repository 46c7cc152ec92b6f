package org.cgmkit.links.receiver;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.links.config.ReceiverTarget;
import org.cgmkit.links.config.ReceiverTriggers.Open;
import org.cgmkit.links.config.ReceiverTriggers.OpenedBy;
import org.cgmkit.links.config.ReceiverTriggers.Viewer;
import org.cgmkit.links.host.HostedLink;
import org.cgmkit.links.host.LinkHost;
import org.cgmkit.links.host.LinkRequest;
import org.cgmkit.links.host.LinkRequest.Kind;
import org.cgmkit.links.host.SentinelData;
import org.jspecify.annotations.Nullable;

/**
 * Asks a receiver, a link at a time, when a check first wants to know; the links to which it is to come back are asked together, because
 * that takes time. For one thread.
 */
public final class Questions {
    private static final Duration LOOK = Duration.ofMillis(20);

    /** How seldom it is asked what is shown, at last; each time may start a command. */
    private static final Duration SELDOM = Duration.ofSeconds(2);

    /** How much longer than an interval a receiver may take to come back. */
    private static final int TWICE = 2;

    private final ReceiverTarget target;
    private final LinkHost host;
    private final SentinelData data;
    private final Sleeper sleeper;
    private final Map<Step, Answer> answers = new EnumMap<>(Step.class);
    private final Map<Step, String> failures = new EnumMap<>(Step.class);
    private Set<Sign> hidden = Set.of();
    private Duration slowest = Duration.ZERO;

    /** Questions that nobody has asked yet. */
    public Questions(ReceiverTarget target, LinkHost host, SentinelData data, Sleeper sleeper) {
        this.target = target;
        this.host = host;
        this.data = data;
        this.sleeper = sleeper;
    }

    /**
     * Asks the first question.
     *
     * @throws ConfigurationException where what gives the receiver links cannot be run
     */
    public void begin() {
        try {
            answer(Step.BARE);
        } catch (OutcomeException e) {
            // Each check that needs it says so.
        }
    }

    SentinelData data() {
        return data;
    }

    /** How long a receiver is asked to wait before it comes back. */
    Duration interval() {
        return target.interval();
    }

    /** After which time locations are closed, or empty where the run does not wait for that. */
    Optional<Duration> hour() {
        return Optional.ofNullable(target.hour());
    }

    /** Whether what is shown is known by what a person sees. */
    boolean isAnsweredByAPerson() {
        return target.triggers().viewer() != null;
    }

    /** Whether the receiver can be given a QR code. */
    boolean canScan() {
        return target.triggers().scan() != null;
    }

    /** What the receiver did with the link of that step. */
    Answer answer(Step step) {
        if (step != Step.BARE && !failures.containsKey(Step.BARE)) {
            // What is not shown of a plain link is not waited for elsewhere.
            answer(Step.BARE);
        }
        if (!answers.containsKey(step) && !failures.containsKey(step)) {
            try {
                ask(
                        step.isAboutComingBack()
                                ? Stream.of(Step.values())
                                        .filter(Step::isAboutComingBack)
                                        .filter(each -> each != Step.HOUR || target.hour() != null)
                                        .toList()
                                : List.of(step));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw OutcomeException.inconclusive("The run was broken off.");
            }
        }
        Answer answer = answers.get(step);
        if (answer == null) {
            throw OutcomeException.inconclusive(String.valueOf(failures.get(step)));
        }
        return answer;
    }

    private void ask(List<Step> steps) throws InterruptedException {
        Map<Step, HostedLink> links = new EnumMap<>(Step.class);
        Map<Step, OpenedBy> opened = new EnumMap<>(Step.class);
        try {
            for (Step step : steps) {
                HostedLink link = host.host(step.plan(data, interval(step)));
                links.put(step, link);
                try {
                    opened.put(step, giving(step).begin(step.word(), variables(step, link)));
                } catch (TriggerFailedException e) {
                    failures.put(step, String.valueOf(e.getMessage()));
                }
            }
            Instant began = Instant.now();
            for (Map.Entry<Step, OpenedBy> each : opened.entrySet()) {
                await(each.getKey(), Objects.requireNonNull(links.get(each.getKey())), each.getValue(), began);
            }
            Map<Step, List<LinkRequest>> came = new EnumMap<>(Step.class);
            links.forEach((step, link) -> came.put(step, link.requests()));
            for (Step step : opened.keySet()) {
                HostedLink link = Objects.requireNonNull(links.get(step));
                String text = shows(step, link);
                // How long the others take to show something is no time in which a receiver may or may not come back.
                List<LinkRequest> requests = step.isAboutComingBack() ? came.get(step) : link.requests();
                answers.put(step, new Answer(link, Objects.requireNonNull(requests), text));
            }
        } finally {
            opened.values().forEach(OpenedBy::close);
        }
    }

    private Open giving(Step step) {
        Open scan = target.triggers().scan();
        return step == Step.QR && scan != null ? scan : target.triggers().open();
    }

    /** How long a receiver is asked to wait in a step. */
    private Duration interval(Step step) {
        Duration hour = target.hour();
        return step == Step.HOUR && hour != null ? hour.plus(target.interval()) : target.interval();
    }

    private Map<String, String> variables(Step step, HostedLink link) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CGMKIT_STEP", step.word());
        variables.put("CGMKIT_LINK", link.text());
        variables.put("CGMKIT_PASSCODE", link.plan().given());
        variables.put("CGMKIT_SECONDS", String.valueOf(Math.max(1, most(step).toSeconds())));
        return variables;
    }

    /** How long a step goes on at most. */
    private Duration most(Step step) {
        if (!step.isAboutComingBack()) {
            return target.patience();
        }
        if (step == Step.HOUR) {
            return interval(step).multipliedBy(TWICE).plus(target.patience());
        }
        // Once to come back, and once more to see what comes after that.
        int times = step == Step.GONE ? TWICE * TWICE + 1 : step == Step.FAILS ? TWICE * TWICE : TWICE;
        return target.interval().multipliedBy(times).plus(target.patience());
    }

    private void await(Step step, HostedLink link, OpenedBy opened, Instant began) throws InterruptedException {
        Instant until = began.plus(most(step));
        while (!step.isOver(link, target.interval())
                && Instant.now().isBefore(until)
                && !(opened.isOver() && !step.isAboutComingBack())) {
            sleeper.sleep(LOOK);
        }
        // What comes last is still to be read, and what should not come may.
        if (!opened.isOver() || !step.isOver(link, target.interval()) || step.isAboutComingBack()) {
            sleeper.sleep(target.settle());
        }
    }

    /** What is waited for, which is nothing that is not shown of a plain link either. */
    private List<Sign> awaited(Step step) {
        boolean withoutReadings = step != Step.WRONG_PASSCODE && hidden.contains(Sign.of(SentinelData.FIRST));
        return Sign.of(step, data).stream().filter(sign -> !withoutReadings).toList();
    }

    /** What is shown when it is what should be, or when the receiver has had its time. */
    private @Nullable String shows(Step step, HostedLink link) throws InterruptedException {
        Viewer viewer = target.triggers().viewer();
        if (viewer != null) {
            return link.requests(Kind.LINK).isEmpty() ? "" : seenBy(viewer, step);
        }
        AnsweringTrigger trigger = target.triggers().shows();
        if (trigger == null) {
            return null;
        }
        if (link.requests(Kind.LINK).isEmpty()) {
            return "";
        }
        List<Sign> awaited = awaited(step);
        Duration most = awaited.isEmpty() ? (step == Step.TAMPERED ? slowest : Duration.ZERO) : target.shown();
        Instant from = link.lastAnswered();
        Duration pause = LOOK;
        try {
            while (true) {
                Duration since = Duration.between(from, Instant.now());
                boolean last = since.compareTo(most) >= 0;
                String text = trigger.answer(step.word() + "-shows", variables(step, link));
                List<Sign> missing =
                        awaited.stream().filter(sign -> !sign.isIn(text)).toList();
                if (step == Step.BARE && last) {
                    hidden = Set.copyOf(missing);
                }
                if (last || (missing.isEmpty() && !awaited.isEmpty())) {
                    slowest = missing.isEmpty() && since.compareTo(slowest) > 0 ? since : slowest;
                    return text;
                }
                sleeper.sleep(pause);
                pause = pause.multipliedBy(2).compareTo(SELDOM) < 0 ? pause.multipliedBy(2) : SELDOM;
            }
        } catch (TriggerFailedException e) {
            return null;
        }
    }

    /** What a person sees, as a program would say it; nothing where they see what was never sent. */
    private @Nullable String seenBy(Viewer viewer, Step step) throws InterruptedException {
        List<Sight> sights = Sight.of(step, data);
        if (sights.isEmpty()) {
            return "";
        }
        try {
            Set<String> seen =
                    viewer.sees(step.word(), sights.stream().map(Sight::caption).toList());
            List<Sight> chosen = sights.stream()
                    .filter(sight -> seen.contains(sight.caption()))
                    .toList();
            return chosen.stream().anyMatch(sight -> sight.line().isEmpty())
                    ? ""
                    : chosen.stream().map(Sight::line).collect(Collectors.joining("\n"));
        } catch (TriggerFailedException e) {
            return null;
        }
    }
}
