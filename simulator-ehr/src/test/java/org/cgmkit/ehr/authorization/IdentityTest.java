package org.cgmkit.ehr.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.TestSimulator;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who the user of an app is, told by a signed token that another library checks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityTest {
    private static final String SCOPE = "openid fhirUser launch/patient patient/Patient.r";
    private static final String JONAH = "jonah-abara";

    private final TestSimulator running =
            TestSimulator.with(SandboxOptions.standard().withSmart(SmartOptions.standard()));
    private final Sandbox sandbox = running.simulator().sandbox();

    @AfterAll
    void stop() {
        running.close();
    }

    @Test
    void isToldToAnAppThatAsksForIt() throws Exception {
        AppClient app = new AppClient(sandbox, SCOPE).with("nonce", "once");
        Reply tokens = app.redeem(app.code(JONAH));
        SignedJWT token = SignedJWT.parse(tokens.json().path("id_token").asText());
        OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(sandbox.authorizationUrl()));

        IDTokenClaimsSet claims = validator(metadata, SmartOptions.APP).validate(token, new Nonce("once"));

        assertThat(claims.getSubject().getValue(), is(JONAH));
        String user = claims.getStringClaim("fhirUser");
        assertThat(user, is(sandbox.baseUrl() + "/Patient/" + JONAH));
        Reply read = running.client()
                .showing(tokens.json().path("access_token").asText())
                .get("/Patient/" + JONAH);
        assertThat(read.status(), is(200));
        assertThrows(
                BadJOSEException.class,
                () -> validator(metadata, "somebody-else").validate(token, new Nonce("once")));
        assertThrows(
                BadJOSEException.class,
                () -> validator(metadata, SmartOptions.APP).validate(token, new Nonce("twice")));
    }

    @Test
    void isToldToNobodyElse() {
        AppClient app = new AppClient(sandbox, "launch/patient patient/Patient.r");

        assertThat(app.redeem(app.code(JONAH)).json().has("id_token"), is(false));
    }

    @Test
    void isSignedByAKeyOfTheSandboxAlone() throws Exception {
        try (Sandbox second =
                running.simulator().createSandbox(SandboxOptions.standard().withSmart(SmartOptions.standard()))) {
            AppClient app = new AppClient(second, SCOPE);
            SignedJWT token = SignedJWT.parse(
                    app.redeem(app.code(JONAH)).json().path("id_token").asText());
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(new Issuer(sandbox.authorizationUrl()));

            assertThat(token.getJWTClaimsSet().getIssuer(), is(second.authorizationUrl()));
            assertThrows(
                    BadJOSEException.class,
                    () -> validator(metadata, SmartOptions.APP).validate(token, null));
        }
    }

    private static IDTokenValidator validator(OIDCProviderMetadata metadata, String client) throws Exception {
        return new IDTokenValidator(
                metadata.getIssuer(),
                new ClientID(client),
                JWSAlgorithm.RS256,
                JWKSet.load(metadata.getJWKSetURI().toURL()));
    }
}
