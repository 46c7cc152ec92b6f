package org.cgmkit.links.share;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.notTested;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.trigger.AnsweringTrigger;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.links.config.CreatedLink;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.links.config.LivingCreator;
import org.cgmkit.links.config.ShareOrder;
import org.cgmkit.links.config.SharedKind;
import org.cgmkit.links.config.SharingTerms;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.links.visit.Visit;
import org.cgmkit.reports.Outcome;

/**
 * The links of a run, each asked for when a check first looks at it, and kept. What could not be made is kept, too, as the reason
 * why checks say nothing. For one thread.
 */
public final class Shares {
    /** A wait for new data looks so many times. */
    private static final int LOOKS = 12;

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private final LivingCreator.Begun creator;
    private final Visit main;
    private final Function<CreatorTarget, Visit> opener;
    private final Consumer<CreatedLink> secrets;
    private final Sleeper sleeper;
    private final Map<String, Object> kept = new HashMap<>();

    /**
     * The links of a run.
     *
     * @param main opens the link that was made first
     * @param opener begins a visit of another one
     * @param secrets is told of every link before it is used
     */
    public Shares(
            LivingCreator.Begun creator,
            Visit main,
            Function<CreatorTarget, Visit> opener,
            Consumer<CreatedLink> secrets,
            Sleeper sleeper) {
        this.creator = creator;
        this.main = main;
        this.opener = opener;
        this.secrets = secrets;
        this.sleeper = sleeper;
    }

    /** What the creator offers. */
    public SharingTerms terms() {
        return creator.terms();
    }

    /** Whether something lets new data in. */
    public boolean updates() {
        return creator.triggers().update().isPresent();
    }

    /** The link that was made first: everything, over the usual period. */
    public MadeShare everything() {
        return new MadeShare(order("everything"), creator.since(), main.began(), main);
    }

    /** Three links of the same content. */
    public List<MadeShare> alike() {
        return List.of(everything(), made(order("again")), made(order("again-2")));
    }

    /** A link of one kind of data alone. */
    public MadeShare only(SharedKind kind) {
        assumeOffered(kind.word(), "to share " + kind.word() + " alone");
        return made(order("only-" + kind.word()).only(kind));
    }

    /** A link of everything over another period. */
    public MadeShare otherPeriod() {
        return made(order("other-period").over(terms().otherPeriod()));
    }

    /** A link with a passcode, whose attempts may be spent. */
    public MadeShare guarded() {
        return guarded("passcode");
    }

    private MadeShare guarded(String step) {
        assumeOffered("passcode", "passcodes");
        MadeShare share = made(order(step).withPasscode());
        boolean flagged = share.visit().target().link().payload().guarded();
        if (!flagged || share.visit().target().passcode().isEmpty()) {
            throw inconclusive(
                    "A link with a passcode was asked for (CGMKIT_PASSCODE), but the one that came "
                            + (flagged ? "came without its passcode" : "has no flag P")
                            + ". Answer with JSON such as {\"link\":\"shlink:/…\",\"passcode\":\"…\"}, or declare 'without: [passcode]'.");
        }
        return share;
    }

    /** A link that ends after a short while. */
    public MadeShare expiring() {
        assumeOffered("expiry", "links that end by themselves");
        return made(order("expiry").expiringAfter(terms().expiry()));
    }

    /** What a link gave when the time was over that was chosen for it. */
    public Ending expired() {
        return once("expired", () -> {
            MadeShare share = expiring();
            Instant over = share.made().plus(terms().expiry()).plus(terms().grace());
            sleep(Duration.between(Instant.now(), over));
            return new Ending(share, "its time was over", share.visit().ask());
        });
    }

    /** What a link gave after it was taken back. */
    public Ending revoked() {
        AnsweringTrigger revoke = creator.triggers()
                .revoke()
                .orElseThrow(() -> notTested("Nothing takes links back in this run: declare 'trigger.revoke'."));
        return once("revoked", () -> {
            MadeShare share = made(order("revocation"));
            assumeServed(share);
            tell(revoke, share);
            Seen after = share.visit().ask();
            Instant until = Instant.now().plus(terms().grace());
            while (Ending.serves(after) && Instant.now().isBefore(until)) {
                sleep(step(terms().grace()));
                after = share.visit().ask();
            }
            return new Ending(share, "it was taken back", after);
        });
    }

    /** What a link gave before and after new data came in. */
    public Change updated() {
        AnsweringTrigger update = creator.triggers()
                .update()
                .orElseThrow(() -> notTested("Nothing lets new data in in this run: declare 'trigger.update'."));
        return once("updated", () -> {
            MadeShare share = made(order("update"));
            Visit before = share.visit();
            assumeServed(share);
            before.files();
            tell(update, share);
            Instant told = Instant.now();
            while (true) {
                Change change =
                        new Change(share, before, opener.apply(before.target()), Duration.between(told, Instant.now()));
                boolean late = change.waited().compareTo(terms().update()) >= 0;
                if (!change.after().opening().opened()
                        || change.visible()
                        || !change.shut().isEmpty()
                        || late) {
                    return change;
                }
                sleep(step(terms().update()));
            }
        });
    }

    /** What came of wrong passcodes at the same time, of which there were more than a link bears. */
    public Race raced(int most, int more) {
        return once("raced", () -> {
            Visit visit = guarded("passcode-race").visit();
            return Races.run(visit, most, more);
        });
    }

    private void tell(AnsweringTrigger trigger, MadeShare share) throws InterruptedException {
        Map<String, String> variables = new LinkedHashMap<>(share.order().variables());
        variables.put("CGMKIT_LINK", share.visit().target().link().given());
        trigger.answer(share.order().step() + "-told", variables);
    }

    /** The link opens; one that is served once has been used up by that. */
    private static void assumeServed(MadeShare share) {
        if (!share.visit().target().link().payload().longTerm()) {
            return;
        }
        if (!share.visit().opening().opened()) {
            throw inconclusive("The link of the step " + share.order().step() + " does not open ("
                    + share.visit().opening().first()
                    + "), so this check cannot decide; see shlink-creator.link.plain.");
        }
    }

    private ShareOrder order(String step) {
        return ShareOrder.everything(step, terms());
    }

    private void assumeOffered(String what, String words) {
        if (terms().without().contains(what)) {
            throw notApplicable("The creator does not offer " + words + " ('without').");
        }
    }

    private MadeShare made(ShareOrder order) {
        return once(order.step(), () -> {
            Instant asked = Instant.now();
            CreatedLink link =
                    CreatedLink.of(order, creator.triggers().create().answer(order.step(), order.variables()));
            secrets.accept(link);
            return new MadeShare(
                    order, asked, Instant.now(), opener.apply(main.target().of(link)));
        });
    }

    /** Does it the first time only, and gives or says the same again. */
    @SuppressWarnings("unchecked") // a name stands for one type
    private <T> T once(String name, Making<T> making) {
        Object there = kept.get(name);
        if (there == null) {
            there = attempt(making);
            kept.put(name, there);
        }
        if (there instanceof OutcomeException reason) {
            throw reason.outcome() == Outcome.NOT_APPLICABLE
                    ? notApplicable(String.valueOf(reason.getMessage()))
                    : inconclusive(String.valueOf(reason.getMessage()));
        }
        return (T) there;
    }

    private static Object attempt(Making<?> making) {
        try {
            return making.make();
        } catch (OutcomeException e) {
            return e;
        } catch (TriggerFailedException e) {
            return inconclusive(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return inconclusive("The run was broken off.");
        }
    }

    @FunctionalInterface
    private interface Making<T> {
        T make() throws InterruptedException;
    }

    private static Duration step(Duration whole) {
        Duration step = whole.dividedBy(LOOKS);
        return step.compareTo(SHORTEST) < 0 ? SHORTEST : step;
    }

    private void sleep(Duration duration) throws InterruptedException {
        if (duration.isPositive()) {
            sleeper.sleep(duration);
        }
    }
}
