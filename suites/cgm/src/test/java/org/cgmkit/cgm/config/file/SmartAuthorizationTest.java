package org.cgmkit.cgm.config.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.CredentialContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmartAuthorizationTest {
    @TempDir
    Path folder;

    private JWK ec;

    @BeforeEach
    void makeKey() throws Exception {
        ec = new ECKeyGenerator(Curve.P_384).keyID("k1").generate();
        Files.writeString(folder.resolve("key.json"), ec.toJSONString());
    }

    @Test
    void backendServicesAskForTheGuidesScopesAsAServiceUnlessTheFileSaysOtherwise() throws Exception {
        ReceiverTarget target = read("""
                authorization:
                  backendServices:
                    clientId: 4711
                    keyFile: key.json
                """);

        BackendServices services = (BackendServices) target.authorization();
        assertThat(services.clientId(), is("4711"));
        assertThat(services.key().id(), is("k1"));
        assertThat(services.key().algorithm().getName(), is("ES384"));
        assertThat(services.scopes(), is(GuideScopes.ofServices()));
        assertThat(services.readScopes(), is(nullValue()));
        assertThat(services.tokenUrl(), is(nullValue()));
        assertThat("bound to nobody", target.context(), is(CredentialContext.SYSTEM));
    }

    @Test
    void whatTheFileSaysOfBackendServicesIsTaken() throws Exception {
        ReceiverTarget target = read("""
                context: patient
                authorization:
                  backendServices:
                    clientId: kit
                    keyFile: key.json
                    keyId: other
                    scopes: >-
                      system/Observation.c
                      system/Device.c
                    readScopes: system/*.rs
                    tokenUrl: https://auth.example.org/t
                  expiredToken: old-1
                  readOnlyToken: reader-1
                """);

        BackendServices services = (BackendServices) target.authorization();
        assertThat(services.key().id(), is("other"));
        assertThat(services.scopes(), is("system/Observation.c system/Device.c"));
        assertThat(services.readScopes(), is("system/*.rs"));
        assertThat(services.tokenUrl(), is(URI.create("https://auth.example.org/t")));
        assertThat(target.context(), is(CredentialContext.PATIENT));
        assertThat(target.expiredToken(), is("old-1"));
        assertThat(target.readOnlyToken(), is("reader-1"));
    }

    @Test
    void aStandaloneLaunchAsksForTheGuidesScopesAsAnApp() throws Exception {
        ReceiverTarget target = read("authorization: {standalone: {clientId: kit, redirectPort: 8123}}");

        StandaloneLaunch launch = (StandaloneLaunch) target.authorization();
        assertThat(launch.redirectPort(), is(8123));
        assertThat(launch.scopes(), containsString("launch/patient offline_access patient/Patient.r "));
        assertThat(target.context(), is(CredentialContext.PATIENT));
    }

    @Test
    void aSetWithOnePrivateKeyIsAKeyFileToo() throws Exception {
        JWK rsa = new RSAKeyGenerator(2048).keyID("r").generate();
        Files.writeString(
                folder.resolve("key.json"), new JWKSet(java.util.List.of(ec.toPublicJWK(), rsa)).toString(false));

        BackendServices services =
                (BackendServices) read("authorization: {backendServices: {clientId: a, keyFile: key.json}}")
                        .authorization();

        assertThat(services.key().id(), is("r"));
        assertThat(services.key().algorithm().getName(), is("RS384"));
    }

    @Test
    void aKeyInPemNeedsItsId() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        Files.writeString(
                folder.resolve("key.pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");

        String message = mistake("authorization: {backendServices: {clientId: a, keyFile: key.pem}}");
        BackendServices services = (BackendServices)
                read("authorization: {backendServices: {clientId: a, keyFile: key.pem, keyId: '007'}}")
                        .authorization();

        assertThat(message, containsString("Expected 'keyId' beside the key file"));
        assertThat(services.key().id(), is("007"));
    }

    @Test
    void keysThatSmartDoesNotAllowAreToldWithoutShowingThem() throws Exception {
        JWK weak = new ECKeyGenerator(Curve.P_256).generate();
        Files.writeString(folder.resolve("key.json"), weak.toJSONString());
        String told = mistake("authorization: {backendServices: {clientId: a, keyFile: key.json}}");
        Files.writeString(folder.resolve("key.json"), ec.toPublicJWK().toJSONString());
        String open = mistake("authorization: {backendServices: {clientId: a, keyFile: key.json}}");

        assertThat(told, containsString("an EC key on P-384 for ES384"));
        assertThat(told, not(containsString(weak.toECKey().getD().toString())));
        assertThat(open, containsString("it holds only a public one"));
        assertThat(
                "shown",
                read("authorization: {standalone: {clientId: a}}")
                        .authorization()
                        .toString(),
                not(containsString("null]]")));
    }

    @Test
    void aSecretKeyIsNotShown() throws Exception {
        Files.writeString(folder.resolve("key.json"), ec.toJSONString());
        ReceiverTarget target = read("authorization: {backendServices: {clientId: a, keyFile: key.json}}");

        assertThat(
                target.authorization() + " " + target,
                not(containsString(ec.toECKey().getD().toString())));
    }

    @Test
    void twoWaysToReadBackAreOneTooMany() throws Exception {
        assertThat(mistake("""
                        authorization:
                          readToken: x
                          backendServices:
                            clientId: a
                            keyFile: key.json
                            readScopes: system/*.rs
                        """), containsString(":7: Expected one way to read back"));
    }

    private ReceiverTarget read(String yaml) throws Exception {
        Path file = Files.writeString(
                folder.resolve("t.yaml"), "kind: receiver\nbaseUrl: https://ehr.example.org/fhir\npatient: 1\n" + yaml);
        return ReceiverFile.read(file, Map.of(), GuideVersion.STU1.catalogue())
                .target()
                .build();
    }

    private String mistake(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("t.yaml"), "kind: receiver\n" + yaml);
        return String.valueOf(assertThrows(
                        ConfigurationException.class,
                        () -> ReceiverFile.read(file, Map.of(), GuideVersion.STU1.catalogue()))
                .getMessage());
    }
}
