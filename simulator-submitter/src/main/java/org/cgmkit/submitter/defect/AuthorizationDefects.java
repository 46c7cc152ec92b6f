package org.cgmkit.submitter.defect;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.submitter.delivery.AnswerRule;
import org.cgmkit.submitter.order.OrderSearchRules;
import org.cgmkit.submitter.smart.AccessRefusedException;
import org.cgmkit.submitter.smart.AuthorizationRules;
import org.cgmkit.submitter.workings.AppWorkings;

/** What an app can get wrong about its tokens. */
final class AuthorizationDefects {
    private static final String FLOW = "submitter.auth.flow";
    private static final String SCOPES = "submitter.auth.scopes";
    private static final String REFRESH = "submitter.auth.refresh";
    private static final int DAY = 86_400;

    private AuthorizationDefects() {}

    static List<Defect> all() {
        String jti = UUID.randomUUID().toString();
        return List.of(
                authorizing(
                        "no-pkce",
                        FLOW,
                        "Launches without PKCE.",
                        a -> a.asking(without("code_challenge", "code_challenge_method"))
                                .redeeming(without("code_verifier"))),
                authorizing("plain-pkce", FLOW, "Launches with the PKCE method plain.", AuthorizationDefects::plain),
                authorizing("fixed-state", FLOW, "Launches with the same state each time.", a -> a.state("cgm")),
                authorizing("no-audience", FLOW, "Launches without aud.", a -> a.asking(without("aud"))),
                asserting(
                        "assertion-for-another-audience",
                        "Makes its assertions for another server.",
                        c -> c.audience("https://auth.example.org/token")),
                asserting("assertion-without-jti", "Makes assertions without jti.", c -> c.jwtID(null)),
                asserting("repeats-its-jti", "Gives each assertion the same jti.", c -> c.jwtID(jti)),
                asserting(
                        "assertion-for-a-day",
                        "Makes assertions that count for a day.",
                        c -> c.expirationTime(Date.from(Instant.now().plusSeconds(DAY)))),
                authorizing(
                        "asks-for-everything",
                        SCOPES,
                        "Asks for all that one can do with all types of resources.",
                        a -> a.scopes(s -> s.contains("system/")
                                ? "system/*.cruds"
                                : "launch/patient offline_access patient/*.cruds")),
                authorizing(
                        "asks-for-more-than-it-uses",
                        SCOPES,
                        "Asks for medications, too.",
                        a -> a.scopes(
                                s -> s + (s.contains("system/") ? " system/" : " patient/") + "MedicationRequest.rs")),
                new Defect(
                        "never-renews-its-token",
                        REFRESH,
                        "Goes on with an expired token.",
                        w -> ignoring401(w).authorizing(a -> a.with(access -> false))),
                new Defect(
                        "goes-on-after-revocation",
                        REFRESH,
                        "Goes on submitting with its old token when its permission was taken back.",
                        w -> ignoring401(w)
                                .looking(OrderSearchRules::guessing)
                                .authorizing(a -> a.goingOn().with(access -> access.renew()))),
                authorizing(
                        "drops-at-401",
                        REFRESH,
                        "Renews an expired token, and does not repeat what it was doing.",
                        a -> a.with(access -> {
                            access.renew();
                            throw new AccessRefusedException(
                                    "The receiver did not take the token (401): nothing is submitted.");
                        })));
    }

    private static Defect authorizing(
            String id, String requirement, String description, UnaryOperator<AuthorizationRules> change) {
        return new Defect(id, requirement, description, w -> w.authorizing(change));
    }

    private static Defect asserting(String id, String description, Consumer<JWTClaimsSet.Builder> change) {
        return authorizing(
                id,
                FLOW,
                description,
                a -> a.asserting(claims -> {
                    JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder(claims);
                    change.accept(builder);
                    return builder.build();
                }));
    }

    private static UnaryOperator<Map<String, String>> without(String... names) {
        return parameters -> {
            Map<String, String> left = new LinkedHashMap<>(parameters);
            List.of(names).forEach(left::remove);
            return left;
        };
    }

    /** Of the method plain, challenge and verifier are the same. */
    private static AuthorizationRules plain(AuthorizationRules sound) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        return sound.asking(with("code_challenge", verifier).andThen(with("code_challenge_method", "plain"))::apply)
                .redeeming(with("code_verifier", verifier));
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return parameters -> {
            Map<String, String> all = new LinkedHashMap<>(parameters);
            all.put(name, value);
            return all;
        };
    }

    private static AppWorkings ignoring401(AppWorkings workings) {
        return workings.sending(s -> s.answering(reply ->
                reply.status() == 401 ? AnswerRule.Course.LATER : s.answers().of(reply)));
    }
}
