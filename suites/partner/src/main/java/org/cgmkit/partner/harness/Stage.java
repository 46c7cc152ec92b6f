package org.cgmkit.partner.harness;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.partner.config.PlatformTarget;
import org.cgmkit.partner.config.PollingTerms;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Transfer;

/**
 * What steps are played on: the hosted cloud, the platform's triggers, and the time that passes.
 *
 * @param target the platform
 * @param clock the clock of the run
 * @param cloud the hosted cloud
 * @param passage how time passes
 * @param browser the browser of test users
 * @param say says sentences to whoever follows the run
 */
record Stage(
        PlatformTarget target,
        RunClock clock,
        HostedCloud cloud,
        Passage passage,
        Browser browser,
        Consumer<String> say) {

    PollingTerms terms() {
        return target.terms();
    }

    /** The account of the first user. */
    String first() {
        return HostedCloud.accounts().getFirst();
    }

    /** The account of the second user. */
    String second() {
        return HostedCloud.accounts().getLast();
    }

    private String user(String account) {
        return target.users().get(account.equals(first()) ? 0 : 1);
    }

    /** Has the platform do something for a user; gives what it answered. */
    String trigger(String step, String account, Map<String, String> more) throws InterruptedException {
        AnsweringTrigger trigger = target.trigger(step).orElseThrow();
        Map<String, String> variables = new LinkedHashMap<>(more);
        variables.put("CGMKIT_STEP", step);
        variables.put("CGMKIT_USER", user(account));
        variables.put("CGMKIT_ACCOUNT", account);
        variables.put(
                "CGMKIT_PASSWORD",
                Objects.requireNonNull(HostedCloud.passwords().get(account)));
        return trigger.answer(step, variables);
    }

    /** Has a user connect; with a state of its own unless that is empty. */
    void connect(String account, boolean agrees, String state) throws InterruptedException {
        String password = Objects.requireNonNull(HostedCloud.passwords().get(account));
        if (target.trigger("connect").isPresent()) {
            passage.until(() -> true, Duration.ZERO);
            browser.connect(trigger("connect", account, Map.of()), account, password, agrees, state);
            return;
        }
        int before = cloud.last();
        say.accept("Connect the user " + user(account) + " with the cloud now: sign in as " + account
                + " with the password " + password + ", and " + (agrees ? "allow it." : "do not allow it."));
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

    List<Seen> since(int number) {
        return cloud.seen().stream().filter(each -> each.number() > number).toList();
    }

    private long transfers(String account, int since) {
        return Transfer.among(since(since), terms().from()).stream()
                .filter(each -> each.account().equals(account))
                .count();
    }

    /** Waits until a user has had so many transfers, each of them to its end. */
    void await(String account, int transfers, int intervals) throws InterruptedException {
        int before = cloud.last();
        until(() -> transfers(account, before) >= transfers, intervals);
        settle();
    }

    void until(BooleanSupplier met, int intervals) throws InterruptedException {
        passage.until(met, terms().to().plus(target.granularity()).multipliedBy(intervals));
    }

    /** Waits until no transfer goes on. */
    void settle() throws InterruptedException {
        Duration pause = terms().from().dividedBy(4);
        for (int i = 0; i < 8; i++) {
            int before = cloud.last();
            passage.until(() -> false, pause);
            if (cloud.last() == before) {
                return;
            }
        }
    }

    /** Disturbs the requests of a user until that many of them were disturbed. */
    void disturbed(Fault.Effect effect, Set<Kind> kinds, String account, int transfers) throws InterruptedException {
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
}
