package org.cgmkit.partner.check;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.kit.check.OutcomeException.observed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.May;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.partner.mapping.StreamMapping;
import org.cgmkit.partner.poll.Fetched;
import org.cgmkit.partner.poll.Question;
import org.cgmkit.partner.poll.Tokens;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Access tokens and refresh tokens (RFC 6749, section 6; RFC 6750). */
@ExtendWith(SubjectExtension.class)
class TokenChecks {
    private static final String INVENTED = "invented-token-of-cgmkit";
    private static final int ROUNDS = 3;

    @Base("partner-source.tokens.required")
    @DisplayName("Without a token there are no data")
    void requiresAToken(PartnerSource source) {
        List<String> wrong = new ArrayList<>();
        for (StreamMapping stream : source.mapping().streams()) {
            Instant now = source.session().wire().now();
            Question question = source.session().question(stream, now.minus(Duration.ofHours(1)), now);
            for (String token : List.of("", INVENTED)) {
                Exchange answer = source.data().once(question, token);
                String how = stream.name() + (token.isEmpty() ? " without a token" : " with an invented token");
                if (answer.succeeded()) {
                    wrong.add(how + " was answered " + answer.status() + " with data");
                } else if (answer.status() != 401) {
                    // An address that is gone has a row of its own.
                    if (answer.status() != 404 && answer.status() != 410) {
                        wrong.add(how + " was answered " + answer.status());
                    }
                } else if (answer.header("WWW-Authenticate").isEmpty()) {
                    wrong.add(how + " was answered 401 without WWW-Authenticate");
                }
            }
        }
        assertNone("questions that should be answered 401 with a challenge", wrong, "");
    }

    @Base("partner-source.tokens.expired")
    @DisplayName("An expired token opens nothing")
    void endsTokens(PartnerSource source) {
        Exchange answer = source.session()
                .expiry(source.trigger("expireTokens"), source.log()::keep)
                .answer();
        if (answer.succeeded()) {
            throw failure("question with an expired token", "a refusal", "got " + answer.status() + " with data", "");
        }
    }

    @Base("partner-source.tokens.expired-status")
    @DisplayName("An expired token is answered 401")
    void tellsThatATokenHasExpired(PartnerSource source) {
        Exchange answer = source.session()
                .expiry(source.trigger("expireTokens"), source.log()::keep)
                .answer();
        if (answer.succeeded()) {
            throw inconclusive("The token opened data, which partner-source.tokens.expired tells of.");
        }
        if (answer.status() != 401) {
            throw failure(
                    "status of a question with an expired token",
                    "401",
                    "was " + answer.status(),
                    "Platforms refresh after 401, and give up after anything else.");
        }
    }

    @Base("partner-source.tokens.life")
    @DisplayName("Tokens live as long as was agreed")
    void keepsTokensAlive(PartnerSource source) {
        if (source.agreement().tokenLife() == null) {
            throw notApplicable("No life of tokens was agreed.");
        }
        Tokens tokens = source.oauth().connect(source.first());
        source.session().trigger(source.trigger("passTime"), "passTime", "");
        Exchange answer = source.data().once(source.session().probe(), tokens.access());
        if (!answer.succeeded()) {
            throw failure(
                    "question with a token after nine tenths of its life",
                    "data",
                    "got " + answer.status(),
                    "A life of " + source.agreement().tokenLife().toMinutes() + " min was agreed.");
        }
    }

    @Base("partner-source.tokens.refresh")
    @DisplayName("A refresh gives a token that opens the same user's data")
    void renewsTokens(PartnerSource source) {
        Tokens renewed = renewed(source, connected(source));
        Fetched fetched = source.data().all(sample(source, source.streams().getFirst()), renewed.access());
        if (!fetched.succeeded()) {
            throw failure(
                    "question with a token of a refresh",
                    "data",
                    "got " + fetched.last().status(),
                    "");
        }
    }

    private static Tokens connected(PartnerSource source) {
        Tokens tokens = source.oauth().connect(source.first());
        if (tokens.refresh().isEmpty()) {
            throw inconclusive("There is no refresh token, which partner-source.oauth.refresh-token tells of.");
        }
        return tokens;
    }

    private static Tokens renewed(PartnerSource source, Tokens tokens) {
        Exchange answer = source.oauth().refresh(tokens.refresh());
        if (!answer.succeeded()) {
            throw failure("refresh with the refresh token of a code", "a token", "got " + answer.status(), "");
        }
        return Tokens.of(answer.json(), tokens.refresh());
    }

    /** A few hours of a stream, two days ago. */
    private static Question sample(PartnerSource source, StreamMapping stream) {
        Instant end = source.session().reference().minus(Duration.ofDays(2));
        return source.session().question(stream, end.minus(Duration.ofHours(12)), end);
    }

    @Base("partner-source.tokens.rotation")
    @DisplayName("What a refresh answers counts next")
    void renewsThreeTimes(PartnerSource source) {
        Tokens tokens = connected(source);
        for (int i = 1; i <= ROUNDS; i++) {
            Exchange answer = source.oauth().refresh(tokens.refresh());
            if (!answer.succeeded() && i > 1) {
                throw failure(
                        "refresh number " + i + " with what the one before answered",
                        "a token",
                        "got " + answer.status() + " "
                                + answer.json().path("error").asText(),
                        "Platforms keep what came last; what else counts, they cannot know (trap 1).");
            }
            if (!answer.succeeded()) {
                throw inconclusive("The first refresh was refused, which partner-source.tokens.refresh tells of.");
            }
            tokens = Tokens.of(answer.json(), tokens.refresh());
        }
    }

    @May("partner-source.tokens.spent")
    @DisplayName("A spent refresh token may count for a while")
    void tellsWhatASpentTokenDoes(PartnerSource source) {
        Tokens tokens = connected(source);
        Exchange first = source.oauth().refresh(tokens.refresh());
        String next = first.json().path("refresh_token").asText();
        if (!first.succeeded() || next.isEmpty() || next.equals(tokens.refresh())) {
            throw observed("A refresh does not put another refresh token in place of the one that was shown.");
        }
        boolean counted = source.oauth().refresh(tokens.refresh()).succeeded();
        boolean alive = source.oauth().refresh(next).succeeded();
        throw observed("A spent refresh token is " + (counted ? "renewed once more" : "refused")
                + ", and the newest one " + (alive ? "still counts." : "is dead after that."));
    }

    @Base("partner-source.tokens.refused")
    @DisplayName("A refused refresh says invalid_grant")
    void refusesInTheWordsOfOAuth(PartnerSource source) {
        Exchange answer = source.oauth().refresh(INVENTED);
        String error = answer.json().path("error").asText();
        boolean right = (answer.status() == 400 || answer.status() == 401) && error.equals("invalid_grant");
        if (!right) {
            throw failure(
                    "answer to a refresh with an invented token",
                    "400 or 401 with the error invalid_grant",
                    "got " + answer.status()
                            + (error.isEmpty() ? " without an error of OAuth" : " with the error " + error),
                    "Platforms take any other answer for a passing failure, and try again (trap 3).");
        }
    }

    @Base("partner-source.tokens.user")
    @DisplayName("A token opens its user's data only")
    void opensOneUsersData(PartnerSource source) {
        Set<String> first = identities(source, question -> source.session().fresh(source.first(), question));
        Set<String> second = identities(source, question -> source.session().fresh(source.second(), question));
        if (first.isEmpty() || second.isEmpty()) {
            throw inconclusive("One of the two users has no data in the window, so that they cannot be told apart.");
        }
        assertNone(
                "records that both users' tokens open",
                common(first, second),
                "Both test users have to have data of their own.");
        Exchange refreshed = source.oauth().refresh(connected(source).refresh());
        if (refreshed.succeeded()) {
            String token = Tokens.of(refreshed.json(), "").access();
            Set<String> again = identities(source, question -> source.data().all(question, token));
            assertNone("records of the other user that a token of a refresh opens", common(again, second), "");
        }
    }

    private static List<String> common(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).sorted().toList();
    }

    /** What is opened of a few hours. */
    private static Set<String> identities(PartnerSource source, Function<Question, Fetched> asking) {
        Set<String> identities = new HashSet<>();
        for (StreamMapping stream : source.streams()) {
            asking.apply(sample(source, stream)).records().forEach(each -> identities.add(each.identity()));
        }
        return identities;
    }
}
