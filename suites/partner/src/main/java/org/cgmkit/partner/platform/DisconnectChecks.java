package org.cgmkit.partner.platform;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.partner.watch.Ask;
import org.cgmkit.partner.watch.Frontier;
import org.cgmkit.partner.watch.Kind;
import org.cgmkit.partner.watch.Performance.Span;
import org.cgmkit.partner.watch.Seen;
import org.cgmkit.partner.watch.Step;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Revocation from either side (partner guide, "Revocation"). */
@ExtendWith(SubjectExtension.class)
class DisconnectChecks {

    @Expected("platform.revocation.stops")
    @DisplayName("After a disconnect nothing is asked with that grant")
    void stops(Platform platform) {
        platform.assumePolled(platform.first(), Step.DISCONNECTED);
        Span span = platform.span(Step.DISCONNECTED);
        Set<Seen> going = new HashSet<>();
        platform.transfers(platform.first()).stream()
                .filter(each -> each.first().number() < span.first())
                .forEach(each -> going.addAll(each.requests()));
        List<Seen> after = platform.in(Step.DISCONNECTED).stream()
                .filter(each -> each.account().equals(platform.first()))
                .filter(each -> each.kind() != Kind.REVOKE && !each.kind().isBrowser() && !going.contains(each))
                .toList();
        platform.show(after);
        assertNone("requests after the user has disconnected", after, "Delete the tokens.");
    }

    @May("platform.revocation.tells")
    @DisplayName("Whether the partner is told of a disconnect")
    void tells(Platform platform) {
        List<Seen> told = platform.in(Step.DISCONNECTED).stream()
                .filter(each -> each.kind() == Kind.REVOKE)
                .toList();
        platform.show(told);
        throw observed(
                told.isEmpty()
                        ? "The partner was not told of the disconnect."
                        : "The token was revoked: " + told.getFirst() + ".");
    }

    @Expected("platform.revocation.by-partner")
    @DisplayName("The state tells that access was taken back")
    void showsARevocation(Platform platform) {
        platform.readout(Step.REVOKED);
        platform.assumePolled(platform.first(), Step.REVOKED);
        List<Seen> vain = platform.in(Step.REVOKED).stream()
                .filter(each -> each.account().equals(platform.first()))
                .toList();
        if (vain.isEmpty()) {
            throw inconclusive("Nothing came after access was taken back, so the platform cannot know of it.");
        }
        String state = platform.state(platform.first(), Step.REVOKED);
        long attempts =
                vain.stream().filter(each -> each.kind() == Kind.REFRESH).count();
        if (state.equals("connected")
                && platform.play().time().equals("real")
                && attempts < platform.terms().refusals()) {
            throw inconclusive("The platform has tried " + attempts + " times, and may try "
                    + platform.terms().refusals() + " times before it says so.");
        }
        if (state.equals("connected")) {
            platform.show(vain);
            throw failure(
                    "state of the connection after " + attempts + " refused refreshes",
                    "one that tells of it, such as error",
                    "was connected",
                    "The user has to know that no data come any more.");
        }
    }

    @Expected("platform.revocation.again")
    @DisplayName("A new connection uses its own tokens and leaves no gap")
    void connectsAgain(Platform platform) {
        platform.assumePolled(platform.first(), Step.REVOKED);
        Optional<Seen> code = platform.in(Step.AGAIN).stream()
                .filter(each -> each.kind() == Kind.CODE && each.succeeded())
                .findFirst();
        if (code.isEmpty()) {
            throw inconclusive("The user was not connected again, so this check cannot decide.");
        }
        List<Seen> old = platform.ofServer().stream()
                .filter(each -> each.number() > code.get().number())
                .filter(each -> each.account().equals(platform.first())
                        && each.grant() != code.get().grant())
                .toList();
        platform.show(old);
        assertNone("requests with tokens of the old connection", old, "");
        Frontier frontier = new Frontier();
        List<String> gaps = new ArrayList<>();
        boolean asked = false;
        for (Ask each : platform.asks(platform.first())) {
            if (each.seen().grant() == code.get().grant()) {
                asked = true;
                frontier.gap(each).ifPresent(reached -> {
                    platform.show(List.of(each.seen()));
                    gaps.add(each.shown() + ", and nothing was fetched since " + reached);
                });
            }
            frontier.take(each);
        }
        assertNone(
                "questions of the new connection that begin after the last success",
                gaps,
                "Keep marks with the user, not with the tokens (trap 27).");
        if (!asked) {
            throw inconclusive("Nothing was asked for after the new connection, so this check cannot decide.");
        }
    }
}
