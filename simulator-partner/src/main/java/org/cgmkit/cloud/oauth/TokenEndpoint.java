package org.cgmkit.cloud.oauth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.cloud.grant.Grant;
import org.cgmkit.cloud.grant.IssuedCode;
import org.cgmkit.cloud.grant.OAuthClient;
import org.cgmkit.cloud.grant.Terms;
import org.cgmkit.cloud.wire.CloudAnswer;
import org.cgmkit.cloud.wire.CloudRequest;
import org.cgmkit.cloud.workings.Habit;
import org.cgmkit.cloud.workings.PartnerBehaviour;
import org.cgmkit.cloud.workings.TokenRules;

/** Exchanges codes, renews tokens, and revokes them. */
public final class TokenEndpoint {
    /** How long access tokens live. */
    public static final Duration LIFE = Duration.ofHours(2);

    private static final Duration SHORT_LIFE = Duration.ofMinutes(10);

    private final Terms terms;
    private final Grants grants;
    private final TokenRules rules;
    private final PartnerBehaviour behaviour;
    private final Clock clock;

    /** An endpoint. */
    public TokenEndpoint(Terms terms, Grants grants, TokenRules rules, PartnerBehaviour behaviour, Clock clock) {
        this.terms = terms;
        this.grants = grants;
        this.rules = rules;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /** The life of access tokens under a behaviour. */
    public static Duration life(PartnerBehaviour behaviour) {
        return behaviour.has(Habit.SHORT_TOKENS) ? SHORT_LIFE : LIFE;
    }

    /** The answer to a request for tokens. */
    public synchronized CloudAnswer answer(CloudRequest request) {
        Optional<OAuthClient> client = client(request);
        if (client.isEmpty()) {
            return CloudAnswer.error(401, "invalid_client", "The client did not prove who it is.")
                    .with("WWW-Authenticate", "Basic realm=\"examplia\"");
        }
        return switch (request.field("grant_type").orElse("")) {
            case "authorization_code" -> code(request, client.get());
            case "refresh_token" -> refresh(request, client.get());
            default -> CloudAnswer.error(400, "unsupported_grant_type", "Expected a code or a refresh token.");
        };
    }

    private Optional<OAuthClient> client(CloudRequest request) {
        Map.Entry<String, String> shown = request.basic()
                .orElseGet(() -> Map.entry(
                        request.field("client_id").orElse(""),
                        request.field("client_secret").orElse("")));
        return terms.clients().stream()
                .filter(each -> each.id().equals(shown.getKey()))
                .filter(each -> rules.isSecret(each, shown.getValue()))
                .findFirst();
    }

    private CloudAnswer code(CloudRequest request, OAuthClient client) {
        String code = request.field("code").orElse("");
        Optional<IssuedCode> issued = grants.find(code);
        if (issued.isEmpty() || !rules.isOf(issued.get(), client)) {
            return refused("The code is not known.");
        }
        Grant grant = issued.get().grant();
        String challenge = issued.get().challenge();
        if (!rules.isFor(issued.get(), request.field("redirect_uri").orElse(""))
                || (!challenge.isEmpty()
                        && !rules.fits(request.field("code_verifier").orElse(""), challenge))) {
            return refused("The code was asked for by another request.");
        }
        if (!grants.use(code) && rules.codesCountOnce()) {
            if (rules.replayEndsGrant()) {
                grants.end(grant);
            }
            return refused("The code was used already.");
        }
        grants.rotate(grant, clock.instant());
        return tokens(grant, false).with("Cache-Control", "no-store");
    }

    private CloudAnswer refresh(CloudRequest request, OAuthClient client) {
        String token = request.field("refresh_token").orElse("");
        Optional<Grant> grant = grants.refreshed(token, clock.instant())
                .filter(each -> each.client().equals(client));
        if (grant.isEmpty()) {
            return refused("The refresh token does not count.");
        }
        if (!behaviour.has(Habit.STEADY_REFRESH)) {
            grants.rotate(grant.get(), clock.instant());
        }
        CloudAnswer answer = tokens(grant.get(), true).with("Cache-Control", "no-store");
        if (behaviour.has(Habit.STEADY_REFRESH)) {
            ((ObjectNode) answer.json()).remove("refresh_token");
        }
        return answer;
    }

    private static CloudAnswer refused(String why) {
        return CloudAnswer.error(400, "invalid_grant", why).with("Cache-Control", "no-store");
    }

    private CloudAnswer tokens(Grant grant, boolean ofRefresh) {
        Duration life = terms.life();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", grants.accessToken(grant, clock.instant().plus(rules.life(life)), ofRefresh))
                .put("token_type", "Bearer");
        if (!behaviour.has(Habit.UNSAID_LIFE)) {
            json.put("expires_in", life.toSeconds());
        }
        return CloudAnswer.of(200, json.put("refresh_token", grant.refreshToken()));
    }

    /** The answer to a revocation (RFC 7009). */
    public synchronized CloudAnswer revoke(CloudRequest request) {
        Optional<OAuthClient> client = client(request);
        if (client.isEmpty()) {
            return CloudAnswer.error(401, "invalid_client", "The client did not prove who it is.");
        }
        if (rules.revokes()) {
            grants.ofToken(request.field("token").orElse(""))
                    .filter(each -> each.client().equals(client.get()))
                    .ifPresent(grants::end);
        }
        return CloudAnswer.of(200, JsonNodeFactory.instance.objectNode());
    }
}
