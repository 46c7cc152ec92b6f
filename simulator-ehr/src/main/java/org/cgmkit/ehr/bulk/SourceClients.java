package org.cgmkit.ehr.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.PresentedCredential;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.AssertionRules;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.SandboxAddresses;
import org.cgmkit.ehr.authorization.scope.Interaction;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.bulk.wire.BulkAnswer;
import org.cgmkit.ehr.bulk.wire.BulkRequest;
import org.cgmkit.ehr.store.DataSet;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/** The clients of a bulk source, which are services with keys, and their tokens (SMART App Launch 2.2, "Backend Services"). */
final class SourceClients {
    /** The id of the client whose key is handed out. */
    static final String FIRST = "bulk-client-1";

    /** The id of another one. */
    static final String SECOND = "bulk-client-2";

    private final ECKey first = fresh();
    private final ECKey second = fresh();
    private final Map<String, String> owners = new ConcurrentHashMap<>();
    private final AuthorizationServer server;

    /**
     * Two clients.
     *
     * @param rules how assertions are looked at
     * @param keysAt where the first has its keys; null where the one that is handed out is all that it has
     * @param data where grants and used assertions are kept
     */
    SourceClients(AssertionRules rules, @Nullable URI keysAt, DataSet data, Clock clock) {
        RegisteredClient one = RegisteredClient.service(FIRST, new JWKSet(first.toPublicJWK()).toString());
        this.server = new AuthorizationServer(
                SmartOptions.standard()
                        .with(keysAt == null ? one : one.withKeysAt(keysAt))
                        .with(RegisteredClient.service(SECOND, new JWKSet(second.toPublicJWK()).toString())),
                data,
                clock,
                rules);
    }

    /** The private key of a client, as JSON. */
    String key(String client) {
        return (client.equals(FIRST) ? first : second).toJSONString();
    }

    /** The answer of the token endpoint. */
    BulkAnswer token(BulkRequest request, String origin) {
        try {
            FormParameters form = FormParameters.parse(request.body());
            ObjectNode answer = server.token(
                    form,
                    null,
                    new SandboxAddresses(origin + "/auth", origin + "/fhir", Set.of(origin + "/auth/token")));
            owners.put(answer.path("access_token").asText(), issuer(form.required("client_assertion")));
            return BulkAnswer.of(200, "application/json", answer).with("Cache-Control", "no-store");
        } catch (OAuthException e) {
            ObjectNode error = Json.object().put("error", e.error()).put("error_description", e.description());
            return BulkAnswer.of(e.status(), "application/json", error).with("Cache-Control", "no-store");
        }
    }

    /** The client whose token a request shows, or empty where it shows none that counts. */
    Optional<String> client(BulkRequest request) {
        return permission(request).isEmpty() ? Optional.empty() : Optional.ofNullable(owners.get(request.token()));
    }

    /** Whether the token of a request opens something of a type. */
    boolean allows(BulkRequest request, Interaction interaction, String type) {
        return permission(request)
                .filter(each -> each.allows(interaction, type))
                .isPresent();
    }

    private Optional<Permission> permission(BulkRequest request) {
        return server.judge(request.token()) instanceof PresentedCredential.Valid valid
                ? Optional.of(valid.permission())
                : Optional.empty();
    }

    private static String issuer(String assertion) {
        try {
            return SignedJWT.parse(assertion).getJWTClaimsSet().getIssuer();
        } catch (ParseException e) {
            throw OAuthException.invalidClient("Expected a signed JWT as client_assertion.");
        }
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_384)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES384)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java makes such keys.", e);
        }
    }
}
