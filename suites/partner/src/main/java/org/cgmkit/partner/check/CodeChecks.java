package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;
import static org.hamcrest.Matchers.containsStringIgnoringCase;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.config.ClientRegistration;
import org.cgmkit.partner.poll.OAuthCalls;
import org.cgmkit.partner.poll.Redirected;
import org.cgmkit.partner.poll.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exchange of codes (RFC 6749, sections 4.1 and 5). */
@ExtendWith(SubjectExtension.class)
class CodeChecks {
    private static final String WRONG = "invented-secret-of-cgmkit";

    @Base("partner-source.oauth.tokens")
    @DisplayName("Tokens come as JSON that is not to be cached, with their type")
    void givesTokensWithTheirType(PartnerSource source) {
        Exchange answer = exchanged(source);
        List<String> missing = new ArrayList<>();
        if (answer.json().path("access_token").asText().isEmpty()) {
            missing.add("access_token");
        }
        if (!answer.json().path("token_type").asText().equalsIgnoreCase("Bearer")) {
            missing.add("token_type Bearer");
        }
        assertNone("parts of an answer with tokens that are missing", missing, "");
        assertThat(
                "Cache-Control of an answer with tokens",
                answer.header("Cache-Control").orElse(""),
                containsStringIgnoringCase("no-store"));
    }

    private static Exchange exchanged(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        Exchange answer = oauth.exchange(oauth.code(source.first()));
        if (!answer.succeeded()) {
            throw inconclusive("A code was not exchanged: " + answer + ".");
        }
        return answer;
    }

    @Expected("partner-source.oauth.refresh-token")
    @DisplayName("A code gives a refresh token")
    void givesARefreshToken(PartnerSource source) {
        Exchange answer = exchanged(source);
        if (answer.json().path("refresh_token").asText().isEmpty()) {
            throw failure(
                    "refresh_token in the answer to a code",
                    "one",
                    "there is none",
                    "Without it the user has to sign in again each time that a token expires.");
        }
    }

    @Base("partner-source.oauth.expires-in")
    @DisplayName("It is said in seconds how long tokens live")
    void saysHowLongTokensLive(PartnerSource source) {
        JsonNode said = exchanged(source).json().path("expires_in");
        Duration agreed = source.agreement().tokenLife();
        if (!said.isIntegralNumber()) {
            throw failure(
                    "expires_in",
                    "a whole number of seconds",
                    said.isMissingNode() ? "it is missing" : "was " + said,
                    "Platforms plan refreshes by it.");
        }
        if (agreed == null) {
            return;
        }
        long seconds = agreed.toSeconds();
        if (Math.abs(said.asLong() - seconds) * 10 > seconds) {
            throw failure(
                    "expires_in",
                    seconds + " s, as was agreed",
                    "was " + said,
                    said.asLong() == seconds * 1000 ? "These are milliseconds (trap 12)." : "");
        }
    }

    @Base("partner-source.oauth.code-once")
    @DisplayName("A code counts once")
    void takesACodeOnce(PartnerSource source) {
        Replay replay = replay(source);
        if (replay.counted()) {
            throw failure(
                    "second exchange of a code",
                    "a refusal",
                    "got a token",
                    "Who has seen a code, in a log or a history, gets the user's data with it.");
        }
    }

    @Base("partner-source.oauth.code-replay")
    @DisplayName("A code that comes again ends what came of it")
    void endsTheGrantOfAReplayedCode(PartnerSource source) {
        Replay replay = replay(source);
        if (replay.counted()) {
            throw inconclusive("The second exchange gave a token, which partner-source.oauth.code-once tells of.");
        }
        List<String> alive = new ArrayList<>();
        if (source.data()
                .once(source.session().probe(), replay.first().access())
                .succeeded()) {
            alive.add("the access token opens data");
        }
        if (!replay.first().refresh().isEmpty()
                && source.oauth().refresh(replay.first().refresh()).succeeded()) {
            alive.add("the refresh token is renewed");
        }
        assertNone(
                "what still works after a code came twice",
                alive,
                "One of the two who showed it has stolen it, and may have been the first.");
    }

    /** A code that was shown twice. */
    private record Replay(Tokens first, boolean counted) {}

    private static Replay replay(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        Redirected redirected = oauth.code(source.first());
        Exchange first = oauth.exchange(redirected);
        if (!first.succeeded()) {
            throw inconclusive("A code was not exchanged: " + first + ".");
        }
        return new Replay(Tokens.of(first.json(), ""), isGiven(oauth.exchange(redirected)));
    }

    private static boolean isGiven(Exchange answer) {
        return !answer.json().path("access_token").asText().isEmpty();
    }

    @Base("partner-source.oauth.code-bound")
    @DisplayName("A code counts for its client and its redirect address only")
    void bindsACode(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        ClientRegistration client = source.target().client();
        List<String> given = new ArrayList<>();
        if (client.redirectUris().size() > 1) {
            Map<String, String> fields = oauth.fields(oauth.code(source.first()));
            fields.put("redirect_uri", client.redirectUris().get(1));
            note(given, "with the other registered address", oauth.token(fields, client));
        }
        Map<String, String> fields = oauth.fields(oauth.code(source.first()));
        fields.remove("redirect_uri");
        note(given, "without a redirect address", oauth.token(fields, client));
        ClientRegistration other = source.target().otherClient();
        if (other != null) {
            note(given, "as another client", oauth.token(oauth.fields(oauth.code(source.first())), other));
        }
        assertNone("exchanges that should be refused and gave a token", given, "");
    }

    private static void note(List<String> given, String how, Exchange answer) {
        if (isGiven(answer)) {
            given.add(how);
        }
    }

    @Base("partner-source.oauth.client")
    @DisplayName("The client proves who it is")
    void looksAtTheSecret(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        ClientRegistration client = source.target().client();
        List<String> given = new ArrayList<>();
        for (String secret : List.of(WRONG, "")) {
            note(
                    given,
                    secret.isEmpty() ? "without a secret" : "with a wrong secret",
                    oauth.token(
                            oauth.fields(oauth.code(source.first())),
                            new ClientRegistration(client.id(), secret, client.redirectUris())));
        }
        assertNone("exchanges that should be refused and gave a token", given, "");
    }

    @May("partner-source.oauth.code-survives")
    @DisplayName("A failed authentication may use a code up")
    void tellsWhetherACodeSurvives(PartnerSource source) {
        OAuthCalls oauth = source.oauth();
        ClientRegistration client = source.target().client();
        Redirected redirected = oauth.code(source.first());
        Exchange wrong = oauth.token(
                oauth.fields(redirected), new ClientRegistration(client.id(), WRONG, client.redirectUris()));
        if (isGiven(wrong)) {
            throw inconclusive("A wrong secret gave a token, which partner-source.oauth.client tells of.");
        }
        throw observed(
                isGiven(oauth.exchange(redirected))
                        ? "A code survives an exchange with a wrong secret."
                        : "A code is used up by an exchange with a wrong secret (trap 2).");
    }

    @Base("partner-source.oauth.pkce")
    @DisplayName("A challenge is held against the verifier")
    void looksAtTheVerifier(PartnerSource source) {
        if (!source.mapping().oauth().proof()) {
            throw notApplicable("The mapping says that the partner takes no PKCE; RFC 9700 recommends it.");
        }
        OAuthCalls oauth = source.oauth();
        List<String> given = new ArrayList<>();
        Map<String, String> wrong = oauth.fields(oauth.code(source.first()));
        wrong.put("code_verifier", "invented-verifier-of-cgmkit-0123456789-0123456789");
        note(given, "with a wrong verifier", oauth.token(wrong, source.target().client()));
        Map<String, String> without = oauth.fields(oauth.code(source.first()));
        without.remove("code_verifier");
        note(given, "without a verifier", oauth.token(without, source.target().client()));
        assertNone("exchanges that should be refused and gave a token", given, "");
    }
}
