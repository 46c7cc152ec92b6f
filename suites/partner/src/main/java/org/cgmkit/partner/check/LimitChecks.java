package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Question;
import org.cgmkit.partner.poll.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rates and maintenance (partner guide, "Setup"). */
@ExtendWith(SubjectExtension.class)
class LimitChecks {
    private static final int WAITS = 3;

    @Base("partner-source.throttling.agreed")
    @DisplayName("There is no 429 within the agreed rate")
    void keepsToTheAgreedRate(PartnerSource source) {
        if (source.agreement().rate().isEmpty()) {
            throw notApplicable("No rate was agreed.");
        }
        assertNone(
                "calls that were answered 429",
                source.session().wire().throttled(),
                "The kit made fewer calls than "
                        + source.agreement().rate().get().most() + " in "
                        + source.agreement().rate().get().in().toSeconds() + " s, as was agreed.");
    }

    @Base("partner-source.throttling.well-formed")
    @DisplayName("A 429 holds no data, and ends after the wait")
    void throttlesForAWhile(PartnerSource source) {
        var trigger = source.trigger("throttle");
        Question question = alive(source);
        String token = source.session().token(source.first());
        source.session().trigger(trigger, "throttle", "");
        Exchange answer = source.data().unhurried(question, token);
        if (answer.status() != 429) {
            throw inconclusive("The partner was to answer 429, and answered " + answer.status() + ".");
        }
        StreamMapping stream = question.stream();
        if (!stream.list(answer.json()).isMissingNode()
                && !stream.list(answer.json()).isNull()) {
            throw failure(
                    "body of a 429",
                    "no data",
                    "it has " + stream.list(answer.json()).size() + " records",
                    "");
        }
        for (int i = 0; i < WAITS && answer.status() == 429; i++) {
            source.session().wire().pause(answer);
            answer = source.data().unhurried(question, token);
        }
        if (!answer.succeeded()) {
            throw failure(
                    "the same call after " + WAITS + " waits",
                    "data",
                    "got " + answer.status(),
                    "A client that waits as long as it is told has to be let in.");
        }
    }

    /** A question that is answered now; where it is not, the check ends inconclusive. */
    private static Question alive(PartnerSource source) {
        Question question = source.session().probe();
        source.shown(source.session().fresh(source.first(), question));
        return question;
    }

    @Expected("partner-source.blackout.honest")
    @DisplayName("Maintenance leaves tokens as they are")
    void leavesTokensAsTheyAre(PartnerSource source) {
        var begin = source.trigger("blackout");
        var end = source.trigger("blackoutOver");
        Tokens tokens = source.oauth().connect(source.first());
        Question question = source.session().probe();
        source.session().trigger(begin, "blackout", "");
        List<String> wrong = new ArrayList<>();
        note(wrong, "data", source.data().attempt(question, tokens.access()));
        note(wrong, "a refresh", source.oauth().attemptRefresh(tokens.refresh()));
        source.session().trigger(end, "blackoutOver", "");
        assertNone(
                "questions that were answered during maintenance as if tokens did not count",
                wrong,
                "Platforms end a connection that is refused (trap 4).");
        if (!source.data().once(question, tokens.access()).succeeded()) {
            throw failure("question with the same token after maintenance", "data", "it opens nothing", "");
        }
    }

    private static void note(List<String> wrong, String what, Optional<Exchange> answer) {
        answer.filter(each -> each.status() == 401
                        || each.status() == 403
                        || each.json().path("error").asText().equals("invalid_grant"))
                .ifPresent(each -> wrong.add(what + ": " + each.status() + " "
                        + each.json().path("error").asText()));
    }
}
