package org.cgmkit.cgm.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.config.Authorization.BackendServices;
import org.cgmkit.kit.wire.NoTokenException;
import org.cgmkit.reports.evidence.HttpExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The kit as a backend service, before an authorization server that shares no code with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackendServicesTest {
    private static final TestKey EC = TestKey.es384();

    @TempDir
    Path results;

    private EhrSimulator simulator;

    @BeforeAll
    void start() {
        simulator = EhrSimulator.start(EhrOptions.standard());
    }

    @AfterAll
    void end() {
        simulator.close();
    }

    @Test
    void getsOneTokenAndShowsItWithEveryRequest() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), BackendServices.of(TestKey.CLIENT, EC.key(), GuideScopes.ofServices()), results);

            assertThat("notes", kit.access().begin(), is(empty()));
            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));

            assertThat("discovery and one token", kit.asked(), hasSize(2));
            assertThat(kit.access().readsApart(), is(false));
        }
    }

    @Test
    void signsWithAnRsaKeyToo() throws Exception {
        TestKey rsa = TestKey.rs384();
        try (Sandbox sandbox = sandbox(rsa, Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(),
                    BackendServices.of(TestKey.CLIENT, rsa.key(), GuideScopes.ofServices()),
                    results);

            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
        }
    }

    @Test
    void readsBackWithATokenOfItsOwnWhereScopesForItAreDeclared() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofMinutes(5))) {
            URI tokenUrl = URI.create(sandbox.authorizationUrl() + "/token");
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(),
                    new BackendServices(TestKey.CLIENT, EC.key(), GuideScopes.ofServices(), "system/*.rs", tokenUrl),
                    results);

            kit.access().begin();

            assertThat(kit.access().readsApart(), is(true));
            assertThat(kit.look("Observation?patient=mara-lindqvist&code=x").status(), is(403));
            assertThat(kit.read("Observation?patient=mara-lindqvist&code=x").status(), is(200));
            assertThat("two tokens and no discovery", kit.asked(), hasSize(2));
        }
    }

    @Test
    void renewsATokenBeforeItsEnd() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofSeconds(1))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), BackendServices.of(TestKey.CLIENT, EC.key(), GuideScopes.ofServices()), results);
            kit.look("metadata"); // The first request of a run takes seconds.
            long before = tokensGiven(kit);
            Instant began = Instant.now();

            while (tokensGiven(kit) - before < 3 && Instant.now().isBefore(began.plusSeconds(600))) {
                assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            }

            assertThat(tokensGiven(kit) - before, is(3L));
            assertThat(
                    "the time in which three tokens were needed, each good for 1 s",
                    Duration.between(began, Instant.now()),
                    is(greaterThan(Duration.ofSeconds(1))));
            assertThat("former token", kit.access().expired().isPresent(), is(true));
        }
    }

    @Test
    void renewsATokenOnceThatIsRefusedBeforeItsTime() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), BackendServices.of(TestKey.CLIENT, EC.key(), GuideScopes.ofServices()), results);
            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));

            sandbox.authorization().revokeGrants();

            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            assertThat(tokensGiven(kit), is(2L));
            assertThat("one that has not expired", kit.access().expired(), is(Optional.empty()));
        }
    }

    @Test
    void anUnknownKeyIsToldWithWhatToLookAt() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(),
                    BackendServices.of(TestKey.CLIENT, TestKey.es384().key(), GuideScopes.ofServices()),
                    results);

            NoTokenException none =
                    assertThrows(NoTokenException.class, () -> kit.access().begin());

            assertThat(none.error(), is("invalid_client"));
            assertThat(none.why(), containsString("The authorization server gives no access token (POST "));
            assertThat(none.why(), containsString("-> 400, invalid_client, saying \""));
            assertThat(none.why(), containsString("registered there under the same 'kid'"));
        }
    }

    @Test
    void fewerScopesThanAskedForAreToldToThePerson() throws Exception {
        SmartOptions options =
                SmartOptions.standard().with(EC.registered().withScopes("system/Patient.r system/Device.cu"));
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard().withSmart(options))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), BackendServices.of(TestKey.CLIENT, EC.key(), GuideScopes.ofServices()), results);

            List<String> notes = kit.access().begin();

            assertThat(notes, hasSize(1));
            assertThat(notes.getFirst(), containsString("a token for 'system/Patient.r system/Device.cu'"));
            assertThat(notes.getFirst(), containsString("system/Observation.cu?category=laboratory"));
        }
    }

    @Test
    void neitherAssertionsNorTokensAreKept() throws Exception {
        try (Sandbox sandbox = sandbox(EC, Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), BackendServices.of(TestKey.CLIENT, EC.key(), GuideScopes.ofServices()), results);
            String token = String.valueOf(kit.access().token(false));
            kit.look("Patient/mara-lindqvist");
            HttpExchange asking = kit.asked().getLast();
            String assertion = URLDecoder.decode(
                    asking.body().replaceAll(".*client_assertion=([^&]*).*", "$1"), StandardCharsets.UTF_8);

            SignedJWT jwt = SignedJWT.parse(assertion);
            String kept = everythingIn(results);

            assertThat(jwt.getHeader().getKeyID(), is("test-ec"));
            assertThat(jwt.getJWTClaimsSet().getAudience(), is(List.of(sandbox.authorizationUrl() + "/token")));
            assertThat(kept, containsString("grant_type=client_credentials"));
            assertThat("token", kept, not(containsString(token)));
            assertThat("assertion", kept, not(containsString(assertion)));
            assertThat("its signature", kept, not(containsString(assertion.substring(assertion.lastIndexOf('.')))));
        }
    }

    private Sandbox sandbox(TestKey key, Duration tokenLife) {
        return simulator.createSandbox(SandboxOptions.standard()
                .withSmart(SmartOptions.standard().with(key.registered()).withTokenLife(tokenLife)));
    }

    private static long tokensGiven(AccessFixture kit) {
        return kit.asked().stream()
                .filter(exchange -> exchange.url().endsWith("/token"))
                .count();
    }

    static String everythingIn(Path folder) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
