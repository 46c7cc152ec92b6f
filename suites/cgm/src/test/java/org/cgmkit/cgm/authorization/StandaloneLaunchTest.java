package org.cgmkit.cgm.authorization;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.Sandbox;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.guide.cgm.GuideScopes;
import org.cgmkit.kit.authorization.AccessToken;
import org.cgmkit.kit.authorization.ConsentPrompt;
import org.cgmkit.kit.config.Authorization.StandaloneLaunch;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.wire.NoTokenException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The kit as an app that a person lets in, before an authorization server that shares no code with it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandaloneLaunchTest {
    private static final StandaloneLaunch LAUNCH = StandaloneLaunch.of(SmartOptions.APP, GuideScopes.ofApps());

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
    void somebodyAgreesAndTheRunHasItsToken() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            PageConsentPrompt person = PageConsentPrompt.willing();
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, person, results);

            kit.access().begin();

            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            assertThat(person.visited(), hasSize(1));
            String address = person.visited().getFirst().toString();
            assertThat(address, containsString("code_challenge_method=S256"));
            assertThat(address, containsString("redirect_uri=http%3A%2F%2F127.0.0.1%3A"));
            assertThat(person.lastPage(), containsString("You can close this window."));
        }
    }

    @Test
    void theTokenIsRenewedByRefreshTokensWithoutAskingAgain() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofSeconds(1))) {
            PageConsentPrompt person = PageConsentPrompt.willing();
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, person, results);
            String first = String.valueOf(kit.access().token(false));

            Thread.sleep(900);
            String second = String.valueOf(kit.access().token(false));
            Thread.sleep(900);
            String third = String.valueOf(kit.access().token(false));

            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            assertThat(List.of(first, second, third).stream().distinct().count(), is(3L));
            assertThat(person.visited(), hasSize(1));
        }
    }

    @Test
    void aGrantThatEndedIsAskedForAnew() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            PageConsentPrompt person = PageConsentPrompt.willing();
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, person, results);
            kit.access().begin();

            sandbox.authorization().revokeGrants();

            assertThat(kit.look("Patient/mara-lindqvist").status(), is(200));
            assertThat(person.visited(), hasSize(2));
        }
    }

    @Test
    void aTokenForLessLeavesTheOtherOneAsItIs() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, PageConsentPrompt.willing(), results);
            String own = String.valueOf(kit.access().token(false));

            AccessToken narrow = kit.access().narrower("patient/Device.cu", exchange -> {});
            AccessToken again = kit.access().narrower("patient/Patient.r", exchange -> {});

            assertThat(narrow.scopes(), is(List.of("patient/Device.cu")));
            assertThat(again.scopes(), is(List.of("patient/Patient.r")));
            assertThat(kit.access().token(false), is(own));
        }
    }

    @Test
    void anotherPatientThanTheDeclaredOneIsTold() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(
                    sandbox.baseUrl(), LAUNCH, PageConsentPrompt.choosing(sandbox.otherPatient()), results);

            NoTokenException none =
                    assertThrows(NoTokenException.class, () -> kit.access().begin());

            assertThat(none.why(), containsString("The patient '" + sandbox.otherPatient() + "' was chosen"));
            assertThat(none.why(), containsString("described with the patient 'mara-lindqvist'"));
        }
    }

    @Test
    void whoDeclinesIsBelieved() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, PageConsentPrompt.declining(), results);

            NoTokenException none =
                    assertThrows(NoTokenException.class, () -> kit.access().begin());

            assertThat(none.why(), containsString("sent the browser back without a code: access_denied"));
        }
    }

    @Test
    void aBrowserThatComesWithAnotherStateIsNotTrusted() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            ConsentPrompt stranger = person((address, limit) -> visit(redirectUri(address) + "?code=abc&state=wrong"));
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, stranger, results);

            NoTokenException none =
                    assertThrows(NoTokenException.class, () -> kit.access().begin());

            assertThat(none.why(), containsString("came back with another 'state'"));
            assertThat("nothing shown to the token endpoint", kit.asked(), hasSize(1));
        }
    }

    @Test
    void whoDoesNotComeIsWaitedForVisiblyAndNotForEver() throws Exception {
        List<Duration> said = new ArrayList<>();
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            ConsentPrompt absent = person((address, limit) -> said.add(limit));
            AccessFixture kit = new AccessFixture(
                    AccessFixture.target(sandbox.baseUrl(), LAUNCH), absent, Duration.ofMillis(300), results);

            NoTokenException none =
                    assertThrows(NoTokenException.class, () -> kit.access().begin());

            assertThat(said, is(List.of(Duration.ofMillis(300))));
            assertThat(none.why(), containsString("Nobody agreed in a browser within 0 s"));
            assertThat(none.why(), containsString("with the redirect address http://127.0.0.1:"));
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
                Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            StandaloneLaunch launch =
                    new StandaloneLaunch(SmartOptions.APP, taken.getLocalPort(), LAUNCH.scopes(), null, null);
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), launch, PageConsentPrompt.willing(), results);

            ConfigurationException told = assertThrows(
                    ConfigurationException.class, () -> kit.access().begin());

            assertThat(told.getMessage(), containsString("Expected port " + taken.getLocalPort()));
        }
    }

    @Test
    void withoutAnybodyThereALaunchIsTold() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, results);

            assertThat(
                    assertThrows(
                                    ConfigurationException.class,
                                    () -> kit.access().begin())
                            .getMessage(),
                    containsString("nobody is there"));
        }
    }

    @Test
    void neitherCodesNorTokensAreKept() throws Exception {
        try (Sandbox sandbox = sandbox(Duration.ofMinutes(5))) {
            AccessFixture kit = AccessFixture.with(sandbox.baseUrl(), LAUNCH, PageConsentPrompt.willing(), results);
            String token = String.valueOf(kit.access().token(false));
            kit.access().narrower("patient/Device.cu", exchange -> {});
            kit.look("Patient/mara-lindqvist");
            String kept = BackendServicesTest.everythingIn(results);

            assertThat(kept, containsString("grant_type=authorization_code"));
            assertThat("token", kept, not(containsString(token)));
            for (var exchange : kit.asked()) {
                for (String secret : List.of("code", "code_verifier", "refresh_token")) {
                    String value = exchange.body().replaceAll("(?:^|.*&)" + secret + "=([^&]*).*", "$1");
                    if (!value.equals(exchange.body())) {
                        assertThat(secret, kept, not(containsString(value)));
                    }
                }
            }
        }
    }

    private Sandbox sandbox(Duration tokenLife) {
        return simulator.createSandbox(
                SandboxOptions.standard().withSmart(SmartOptions.standard().withTokenLife(tokenLife)));
    }

    private interface Invited {
        void go(URI address, Duration limit);
    }

    private static ConsentPrompt person(Invited invited) {
        return new ConsentPrompt() {
            @Override
            public void invite(URI address, @Nullable String patient, Duration limit) {
                invited.go(address, limit);
            }

            @Override
            public void waiting(Duration left) {}
        };
    }

    private static String redirectUri(URI address) {
        for (String part : address.getQuery().split("&")) {
            if (part.startsWith("redirect_uri=")) {
                return part.substring("redirect_uri=".length());
            }
        }
        throw new AssertionError(address);
    }

    private static void visit(String address) {
        try {
            HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.discarding());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
