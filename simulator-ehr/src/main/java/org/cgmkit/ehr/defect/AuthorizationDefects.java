package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.ehr.authorization.AccessPolicy;
import org.cgmkit.ehr.authorization.PresentedCredential;
import org.cgmkit.ehr.authorization.scope.DataScope;
import org.cgmkit.ehr.authorization.scope.Permission;

/** What a receiver can get wrong about whom it lets in, and to what. They show where it authorizes by SMART. */
final class AuthorizationDefects {
    private static final String REQUIRED = "receiver.auth.required";
    private static final String SCOPES = "receiver.auth.scopes";
    private static final String DISCOVERY = "receiver.auth.discovery";

    private AuthorizationDefects() {}

    static List<Defect> all() {
        return List.of(
                of(
                        "accepts-no-token",
                        REQUIRED,
                        "Lets requests in that show no token.",
                        a -> a.alsoLetting(
                                s -> s instanceof PresentedCredential.Nothing ? anything() : Optional.empty())),
                of(
                        "accepts-broken-token",
                        REQUIRED,
                        "Lets requests in with a token that it never issued.",
                        a -> a.alsoLetting(
                                s -> s instanceof PresentedCredential.Unknown ? anything() : Optional.empty())),
                of(
                        "accepts-expired-token",
                        REQUIRED,
                        "Lets requests in with a token whose time is over.",
                        a -> a.alsoLetting(s -> s instanceof PresentedCredential.Expired e
                                ? Optional.of(e.permission())
                                : Optional.empty())),
                of(
                        "answers-401-with-stored-data",
                        REQUIRED,
                        "Answers 401 to a submission without a token that counts, and stores it all the same.",
                        a -> a.afterRefusal(Runnable::run)),
                of(
                        "answers-200-without-a-token",
                        REQUIRED,
                        "Tells whoever shows no token that counts so by an OperationOutcome under status 200.",
                        a -> a.answering(status -> status == 401 ? 200 : status)),
                of(
                        "ignores-scopes",
                        SCOPES,
                        "Lets every token do everything with the data of its patient, whatever its scopes are.",
                        a -> a.opening(p -> Permission.everything(p.patient()))),
                of(
                        "ignores-scope-queries",
                        SCOPES,
                        "Takes a scope with a query, such as category=laboratory, for the same without it.",
                        a -> a.opening(AuthorizationDefects::withoutQueries)),
                of(
                        "refuses-guide-scopes",
                        SCOPES,
                        "Does not understand scopes with a query, so that the guide's own scopes do not let a submission"
                                + " in.",
                        a -> a.opening(p -> Permission.of(
                                p.scopes().stream()
                                        .filter(s -> s.query().isEmpty())
                                        .toList(),
                                p.patient()))),
                of(
                        "no-smart-configuration",
                        DISCOVERY,
                        "Has nothing at .well-known/smart-configuration.",
                        a -> a.showing(configuration -> Optional.empty())),
                of(
                        "configuration-behind-token",
                        DISCOVERY,
                        "Shows its SMART configuration only to those who have a token already.",
                        a -> a.open(Set.of("metadata"))),
                shown(
                        "configuration-without-token-endpoint",
                        "Leaves token_endpoint out of its SMART configuration.",
                        c -> c.remove("token_endpoint")),
                shown(
                        "configuration-without-capabilities",
                        "Leaves capabilities out of its SMART configuration.",
                        c -> c.remove("capabilities")),
                shown(
                        "configuration-with-weak-signatures",
                        "Takes assertions signed by RS256 only, as far as its SMART configuration says.",
                        c -> c.putArray("token_endpoint_auth_signing_alg_values_supported")
                                .add("RS256")),
                shown(
                        "configuration-with-other-signatures",
                        "Takes assertions signed by ES256 and RS512 only, as far as its SMART configuration says.",
                        c -> c.putArray("token_endpoint_auth_signing_alg_values_supported")
                                .add("ES256")
                                .add("RS512")),
                shown(
                        "configuration-without-pkce",
                        "Does not say in its SMART configuration that it knows S256.",
                        c -> c.putArray("code_challenge_methods_supported")),
                shown(
                        "configuration-with-plain-pkce",
                        "Offers plain beside S256 in its SMART configuration.",
                        c -> c.withArray("code_challenge_methods_supported").add("plain")));
    }

    private static Optional<Permission> anything() {
        return Optional.of(Permission.everything(null));
    }

    private static Permission withoutQueries(Permission permission) {
        return permission.unlimited()
                ? permission
                : Permission.of(
                        permission.scopes().stream()
                                .map(s -> new DataScope(s.text(), s.level(), s.type(), s.interactions(), List.of()))
                                .toList(),
                        permission.patient());
    }

    private static Defect shown(String id, String description, Consumer<ObjectNode> change) {
        return of(
                id,
                DISCOVERY,
                description,
                a -> a.showing(configuration -> {
                    configuration.ifPresent(change);
                    return configuration;
                }));
    }

    private static Defect of(String id, String requirement, String description, UnaryOperator<AccessPolicy> departure) {
        return Defect.of(id, requirement, description, w -> w.authorizing(departure));
    }
}
