package org.cgmkit.cloud.defect;

import static org.cgmkit.cloud.workings.PartnerWorkings.answering;
import static org.cgmkit.cloud.workings.PartnerWorkings.exchanging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.cloud.grant.IssuedCode;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.workings.Endpoint;
import org.cgmkit.cloud.workings.PartnerWorkings;
import org.cgmkit.cloud.workings.TokenRules;

/** Departures of the token endpoint. */
final class TokenDefects {
    private static final Set<Endpoint> BOTH = Set.of(Endpoint.CODE, Endpoint.REFRESH);

    private TokenDefects() {}

    static List<PartnerDefect> all() {
        return List.of(
                PartnerDefect.of(
                        "cacheable-tokens",
                        "oauth.tokens",
                        "Answers with tokens may be cached.",
                        () -> granting(BOTH, right -> right.without("Cache-Control"))),
                PartnerDefect.of(
                        "no-token-type",
                        "oauth.tokens",
                        "Answers with tokens do not name their type.",
                        () -> writing(BOTH, json -> json.remove("token_type"))),
                PartnerDefect.of(
                        "no-refresh-token",
                        "oauth.refresh-token",
                        "There is no refresh token.",
                        () -> writing(BOTH, json -> json.remove("refresh_token"))),
                PartnerDefect.of(
                        "expires-in-milliseconds",
                        "oauth.expires-in",
                        "The life of tokens is told in milliseconds.",
                        () -> writing(
                                BOTH,
                                json -> json.put(
                                        "expires_in", json.path("expires_in").asLong() * 1000))),
                PartnerDefect.of(
                        "code-counts-twice",
                        "oauth.code-once",
                        "A code counts as often as it comes.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean codesCountOnce() {
                                return false;
                            }
                        })),
                PartnerDefect.of(
                        "replay-does-nothing",
                        "oauth.code-replay",
                        "A code that comes again is refused, and its tokens live on.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean replayEndsGrant() {
                                return false;
                            }
                        })),
                PartnerDefect.of(
                        "code-for-any-address",
                        "oauth.code-bound",
                        "A code is exchanged whatever redirect address is named.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean isFor(IssuedCode code, String redirectUri) {
                                return true;
                            }
                        })),
                PartnerDefect.of(
                        "code-for-any-client",
                        "oauth.code-bound",
                        "A code is exchanged for any client.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean isOf(IssuedCode code, OAuthClient client) {
                                return true;
                            }
                        })),
                PartnerDefect.of(
                        "any-secret",
                        "oauth.client",
                        "The client's secret is not looked at.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean isSecret(OAuthClient client, String secret) {
                                return true;
                            }
                        })),
                PartnerDefect.of(
                        "ignores-verifier",
                        "oauth.pkce",
                        "The verifier is not looked at.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean fits(String verifier, String challenge) {
                                return true;
                            }
                        })),
                PartnerDefect.of(
                        "short-lived",
                        "tokens.life",
                        "Tokens live for half as long as is said.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public Duration life(Duration agreed) {
                                return agreed.dividedBy(2);
                            }
                        })),
                PartnerDefect.of(
                        "refreshes-to-nothing",
                        "tokens.refresh",
                        "A refresh gives a token that opens nothing.",
                        () -> writing(Set.of(Endpoint.REFRESH), json -> json.put("access_token", random()))),
                PartnerDefect.of(
                        "rotates-into-dead-token",
                        "tokens.rotation",
                        "A refresh gives a refresh token that never counts.",
                        () -> writing(Set.of(Endpoint.REFRESH), json -> json.put("refresh_token", random()))),
                PartnerDefect.of(
                        "silent-rotation",
                        "tokens.rotation",
                        "A refresh gives no refresh token, and the old one is dead.",
                        () -> writing(Set.of(Endpoint.REFRESH), json -> json.remove("refresh_token"))),
                PartnerDefect.of(
                        "refuses-with-500",
                        "tokens.refused",
                        "A refused refresh is answered 500.",
                        () -> refusing(right -> right.status(500))),
                PartnerDefect.of(
                        "refuses-in-html",
                        "tokens.refused",
                        "A refused refresh is answered with a page.",
                        () -> refusing(right -> CloudAnswer.page(400, "<p>Something went wrong.</p>"))),
                PartnerDefect.of(
                        "refuses-as-invalid-request",
                        "tokens.refused",
                        "A refused refresh is answered invalid_request.",
                        () -> refusing(right -> CloudAnswer.error(400, "invalid_request", "The token is not known."))),
                PartnerDefect.of(
                        "revokes-nothing",
                        "revocation.by-platform",
                        "A revocation is answered 200, and the token lives on.",
                        () -> exchanging(new TokenRules() {
                            @Override
                            public boolean revokes() {
                                return false;
                            }
                        })));
    }

    private static String random() {
        return UUID.randomUUID().toString();
    }

    private static PartnerWorkings granting(Set<Endpoint> where, UnaryOperator<CloudAnswer> change) {
        return answering((endpoint, request, right) ->
                where.contains(endpoint) && right.succeeds() ? change.apply(right) : right);
    }

    private static PartnerWorkings writing(Set<Endpoint> where, Consumer<ObjectNode> change) {
        return granting(where, right -> {
            change.accept((ObjectNode) right.json());
            return right;
        });
    }

    private static PartnerWorkings refusing(UnaryOperator<CloudAnswer> change) {
        return answering((endpoint, request, right) ->
                endpoint == Endpoint.REFRESH && right.status() == 400 ? change.apply(right) : right);
    }
}
