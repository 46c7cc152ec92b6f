package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.mapping.Field;
import org.cgmkit.partner.mapping.MappedRecord;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Fetched;
import org.cgmkit.partner.poll.OAuthCalls;
import org.cgmkit.partner.poll.Redirected;
import org.cgmkit.partner.poll.SourceSession.Revocation;
import org.cgmkit.partner.poll.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Revocation from either side (partner guide, "Revocation"). */
@ExtendWith(SubjectExtension.class)
class RevocationChecks {
    private static final String INVENTED = "invented-token-of-cgmkit";

    private static Revocation revocation(PartnerSource source) {
        return source.session().revocation(source.trigger("revoke"), source.log()::keep);
    }

    @Base("partner-source.revocation.by-user")
    @DisplayName("After the user's revocation both tokens are dead")
    void endsBothTokens(PartnerSource source) {
        Revocation revocation = revocation(source);
        List<String> alive = new ArrayList<>();
        if (revocation.served().succeeded()) {
            alive.add("the access token opens data");
        }
        if (!revocation.before().refresh().isEmpty()
                && !revocation.refreshed().json().path("access_token").asText().isEmpty()) {
            alive.add("the refresh token is renewed");
        }
        assertNone("what still works after the user has revoked access", alive, "");
    }

    @Base("partner-source.revocation.by-platform")
    @DisplayName("A token that the platform revokes ends")
    void endsWhatThePlatformRevokes(PartnerSource source) {
        if (source.mapping().oauth().revoke().isEmpty()) {
            throw notApplicable("The mapping has no address for revocation.");
        }
        OAuthCalls oauth = source.oauth();
        Tokens tokens = oauth.connect(source.second());
        if (tokens.refresh().isEmpty()) {
            throw inconclusive("There is no refresh token, which partner-source.oauth.refresh-token tells of.");
        }
        Exchange revoked = oauth.revoke(tokens.refresh());
        List<String> wrong = new ArrayList<>();
        if (!revoked.succeeded()) {
            wrong.add("a token that counts was answered " + revoked.status());
        } else if (!oauth.refresh(tokens.refresh())
                .json()
                .path("access_token")
                .asText()
                .isEmpty()) {
            wrong.add("a token was answered " + revoked.status() + ", and is still renewed");
        }
        Exchange invented = oauth.revoke(INVENTED);
        if (!invented.succeeded()) {
            wrong.add("a token that nobody knows was answered " + invented.status());
        }
        assertNone("revocations that did not do as they should", wrong, "");
    }

    @Base("partner-source.revocation.others")
    @DisplayName("A revocation ends the grant of that user only")
    void leavesOthersConnected(PartnerSource source) {
        Revocation revocation = revocation(source);
        Exchange answer =
                source.data().once(source.session().probe(), revocation.others().access());
        if (!answer.succeeded()) {
            throw failure(
                    "question for the other user's data after a revocation",
                    "data",
                    "got " + answer.status(),
                    "Their connection has nothing to do with it.");
        }
    }

    @Expected("partner-source.revocation.again")
    @DisplayName("After a revocation the user can connect again")
    void connectsAgain(PartnerSource source) {
        revocation(source);
        StreamMapping stream = source.streams().getFirst();
        Fetched before = source.shown(source.session().closedDay(stream, 1));
        Redirected redirected = source.oauth().authorize(source.first(), true);
        if (redirected.code().isEmpty()) {
            throw failure(
                    "answer to a new consent after a revocation",
                    "a code",
                    redirected.error().isEmpty() ? "there was none" : "was the error " + redirected.error(),
                    "");
        }
        Tokens tokens = Tokens.of(source.oauth().exchange(redirected).json(), "");
        Fetched after = source.data().all(before.question(), tokens.access());
        Map<String, MappedRecord> known = before.bySpot();
        List<String> renamed = new ArrayList<>();
        new Identities(source).assumeSteady(stream);
        after.bySpot().forEach((spot, record) -> {
            MappedRecord was = known.get(spot);
            if (was != null && !was.text(Field.ID).equals(record.text(Field.ID))) {
                renamed.add(record.shown() + " was " + was.text(Field.ID) + " and is " + record.text(Field.ID));
            }
        });
        assertNone("records that have another id after a new connection", renamed, "");
    }
}
