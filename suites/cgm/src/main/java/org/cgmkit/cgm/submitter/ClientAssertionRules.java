package org.cgmkit.cgm.submitter;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.capture.CapturedExchange;

/** Judges client assertions (SMART App Launch 2.2, "Client Authentication: Asymmetric"; RFC 7523, section 3). */
final class ClientAssertionRules {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS384, JWSAlgorithm.ES384);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private ClientAssertionRules() {}

    /** What is wrong with the assertions of those token requests. */
    static List<String> mistakes(String clientId, List<CapturedExchange> requests) {
        List<String> mistakes = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (CapturedExchange request : requests) {
            Map<String, String> form = RequestParameters.of(request);
            if (!TYPE.equals(form.get("client_assertion_type"))) {
                mistakes.add("client_assertion_type is not " + TYPE);
            }
            String text = form.get("client_assertion");
            if (text == null) {
                mistakes.add("there is no client_assertion");
                continue;
            }
            try {
                SignedJWT assertion = SignedJWT.parse(text);
                if (!ALGORITHMS.contains(assertion.getHeader().getAlgorithm())) {
                    mistakes.add("the assertion is signed by "
                            + assertion.getHeader().getAlgorithm() + ", and not by RS384 or ES384");
                }
                if (assertion.getHeader().getKeyID() == null) {
                    mistakes.add("the header of the assertion has no kid");
                }
                mistakes.addAll(claims(assertion.getJWTClaimsSet(), clientId, request, used));
            } catch (ParseException e) {
                mistakes.add("the client_assertion is no signed JWT");
            }
            if (request.status() / 100 == 4 && mistakes.isEmpty()) {
                mistakes.add("the token request is refused (" + request.answer().strip() + ")");
            }
        }
        return mistakes;
    }

    /** Who says to have made that assertion; empty where it cannot be read. */
    static Optional<String> issuer(String assertion) {
        try {
            return Optional.ofNullable(
                    SignedJWT.parse(assertion).getJWTClaimsSet().getIssuer());
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static List<String> claims(
            JWTClaimsSet claims, String clientId, CapturedExchange request, Set<String> used) {
        List<String> mistakes = new ArrayList<>();
        if (!clientId.equals(claims.getIssuer())) {
            mistakes.add("iss is " + claims.getIssuer() + ", and not the client_id " + clientId);
        }
        if (!clientId.equals(claims.getSubject())) {
            mistakes.add("sub is " + claims.getSubject() + ", and not the client_id " + clientId);
        }
        if (!claims.getAudience().contains(request.url())) {
            mistakes.add("aud is " + String.join(", ", claims.getAudience()) + ", and not the token endpoint "
                    + request.url());
        }
        Date expires = claims.getExpirationTime();
        Instant latest = request.came().plus(LONGEST).plus(SKEW);
        if (expires == null) {
            mistakes.add("there is no exp");
        } else if (expires.toInstant().isAfter(latest)) {
            mistakes.add("exp is "
                    + Duration.between(request.came(), expires.toInstant()).toMinutes()
                    + " minutes ahead, and not at most 5");
        }
        if (claims.getJWTID() == null) {
            mistakes.add("there is no jti");
        } else if (!used.add(Objects.requireNonNull(claims.getJWTID()))) {
            mistakes.add("a jti is used again");
        }
        return mistakes;
    }
}
