package org.cgmkit.links.creator;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.OutcomeException;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.links.share.Ending;
import org.cgmkit.links.share.MadeShare;
import org.cgmkit.links.visit.Seen;
import org.cgmkit.reports.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of links that end: by themselves, by their sharer, by attempts at the passcode. */
@ExtendWith(SubjectExtension.class)
class EndingChecks {
    private static final int NOT_FOUND = 404;
    private static final Duration NEAR = Duration.ofSeconds(60);

    @Expected("shlink-creator.expiry.offered")
    @DisplayName("A link for a chosen time says when it ends")
    void saysWhenTheLinkEnds(GivenLink link) {
        MadeShare share = link.shares().expiring();
        JsonNode exp = share.visit().target().link().payload().member("exp");
        Instant earliest = share.asked().plus(life(share)).minus(NEAR);
        Instant latest = share.made().plus(life(share)).plus(NEAR);
        if (!exp.isMissingNode() && !exp.isNumber()) {
            throw inconclusive("'exp' is " + exp + ", which is no number; see shlink-creator.payload.exp.");
        }
        if (exp.isMissingNode() || exp.asLong() < earliest.getEpochSecond() || exp.asLong() > latest.getEpochSecond()) {
            throw failure(
                    "'exp' of a link that is to end after " + life(share).toSeconds() + " s",
                    "a time about " + share.made().plus(life(share)).getEpochSecond(),
                    exp.isMissingNode() ? "there is none" : "it is " + exp,
                    "A receiver tells its user by 'exp' why a link does not open any more.");
        }
    }

    private static Duration life(MadeShare share) {
        return Optional.ofNullable(share.order().expires()).orElse(Duration.ZERO);
    }

    @Expected("shlink-creator.expiry.enforced")
    @DisplayName("After the chosen time nothing is served")
    void servesNothingAfterTheChosenTime(GivenLink link) {
        assertEnded(link, link.shares().expired());
    }

    @Shall("shlink-creator.revocation.effective")
    @DisplayName("A link that was taken back gives nothing")
    void servesNothingWhenTakenBack(GivenLink link) {
        assertEnded(link, link.shares().revoked());
    }

    private static void assertEnded(GivenLink link, Ending ending) {
        Seen after = link.shown(ending.after());
        if (ending.isServed()) {
            throw failure(
                    "Answer of a link after " + ending.why(),
                    "no data",
                    "it gives some (" + after + ")",
                    "Look at the state of the link on the server with each request, for the manifest and for files.");
        }
    }

    @Shall("shlink-creator.inactive.not-found")
    @DisplayName("A link that has ended is answered with 404")
    void answersWithNotFound(GivenLink link) {
        List<OutcomeException> reasons = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int known = 0;
        for (Supplier<Ended> each : endings(link)) {
            try {
                Ended ended = each.get();
                known++;
                if (ended.seen().status() != NOT_FOUND) {
                    others.add(ended.seen().status() + " after " + ended.why());
                }
            } catch (OutcomeException reason) {
                reasons.add(reason);
            }
        }
        if (known == 0) {
            throw reasons.stream()
                    .filter(reason -> reason.outcome() == Outcome.INCONCLUSIVE)
                    .findFirst()
                    .orElseGet(() -> OutcomeException.notTested(
                            "Nobody knows of a link that it has to be refused: let the app make links for the run, or spend the"
                                    + " attempts of one with a passcode (--spend-attempts)."));
        }

        assertNone("Statuses but 404 of links that have ended", others, "");
    }

    private record Ended(String why, Seen seen) {}

    private static List<Supplier<Ended>> endings(GivenLink link) {
        List<Supplier<Ended>> endings = new ArrayList<>();
        endings.add(() -> usedUp(link));
        link.sharesIfAny().ifPresent(shares -> {
            endings.add(() -> refused(link, shares.expired(), "shlink-creator.expiry.enforced"));
            endings.add(() -> refused(link, shares.revoked(), "shlink-creator.revocation.effective"));
        });
        return endings;
    }

    private static Ended usedUp(GivenLink link) {
        Seen afterwards = PasscodeChecks.afterwards(link.guarded());
        if (Ending.serves(afterwards)) {
            throw inconclusive("The link is still served; see shlink-creator.passcode.disables.");
        }
        return new Ended("its attempts were used up", afterwards);
    }

    private static Ended refused(GivenLink link, Ending ending, String row) {
        if (ending.isServed()) {
            throw inconclusive("The link is still served after " + ending.why() + "; see " + row + ".");
        }
        return new Ended(ending.why(), link.shown(ending.after()));
    }
}
