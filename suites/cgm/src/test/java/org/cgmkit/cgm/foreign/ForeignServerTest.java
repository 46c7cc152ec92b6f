package org.cgmkit.cgm.foreign;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.cgmkit.cgm.ReceiverRun;
import org.cgmkit.cgm.ReceiverSuite;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.UnreachableException;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.reports.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForeignServerTest {
    private static final String BARE_STATEMENT =
            "{\"resourceType\":\"CapabilityStatement\",\"fhirVersion\":\"4.0.1\",\"format\":[\"json\"]}";

    private final WireMockServer server =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    @TempDir
    Path results;

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aBareFhirServerIsToldToBeNoReceiverAndFails() {
        metadata(json(BARE_STATEMENT));

        ReceiverRun run = prepare();

        assertThat(run.notes().getFirst(), startsWith("This FHIR server does not offer $submit-cgm-bundle"));
        assertThat(run.run(new SilentListener()).gate(), is(Gate.FAIL));
    }

    @Test
    void aWebSiteIsNoFhirServer() {
        metadata(aResponse().withHeader("Content-Type", "text/html").withBody("<html><body>Hello</body></html>"));

        assertThat(
                mistake(),
                allOf(
                        startsWith("There is no FHIR server at " + server.baseUrl()),
                        containsString("It is a web page (text/html)."),
                        containsString("The base URL often has a path, such as " + server.baseUrl() + "/fhir.")));
    }

    @Test
    void aWrongPathIsNoFhirServer() {
        assertThat(mistake(), containsString("/metadata was answered with 404"));
    }

    @Test
    void otherJsonIsNoFhirServer() {
        metadata(aResponse().withHeader("Content-Type", "application/json").withBody("{\"status\":\"UP\"}"));

        assertThat(mistake(), containsString("It is JSON, but no FHIR resource: {\"status\":\"UP\"}"));
    }

    @Test
    void garbageIsNoFhirServer() {
        metadata(json("{\"resourceType\":\"Capabil"));

        assertThat(mistake(), containsString("It is neither JSON nor a web page"));
    }

    @Test
    void aRedirectNamesTheAddressToUse() {
        metadata(aResponse().withStatus(301).withHeader("Location", "https://ehr.example.org/r4/metadata"));

        assertThat(
                mistake(),
                allOf(
                        startsWith("The base URL leads elsewhere"),
                        containsString("https://ehr.example.org/r4/metadata")));
    }

    @Test
    void aMissingTokenIsAMistakeOfTheConfiguration() {
        metadata(json(BARE_STATEMENT));
        server.stubFor(get("/Patient/p1").willReturn(aResponse().withStatus(401)));

        assertThat(mistake(), startsWith("The target wants an access token"));
    }

    @Test
    void aRefusedTokenIsAMistakeOfTheConfiguration() {
        metadata(json(BARE_STATEMENT));
        server.stubFor(get("/Patient/p1").willReturn(aResponse().withStatus(401)));
        ReceiverTarget target = ReceiverTarget.at(server.baseUrl(), "p1")
                .token("planted-token-4711")
                .build();

        ConfigurationException mistake =
                assertThrows(ConfigurationException.class, () -> suite().prepare(target, results));

        assertThat(mistake.getMessage(), startsWith("The target refuses the token"));
    }

    @Test
    void anUnknownPatientIsAMistakeOfTheConfiguration() {
        metadata(json("{\"resourceType\":\"CapabilityStatement\",\"rest\":[{\"resource\":[{\"type\":\"Patient\","
                + "\"interaction\":[{\"code\":\"read\"}]}]}]}"));

        assertThat(mistake(), startsWith("The target has no patient with the id 'p1'"));
    }

    @Test
    void aServerThatAnswers500ToEverythingIsUnreachable() {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(500).withBody("boom")));

        assertThat(unreachable(server.baseUrl()), startsWith("The target is broken"));
    }

    @Test
    void aSilentServerIsUnreachable() {
        metadata(json(BARE_STATEMENT).withFixedDelay(60_000));

        assertThat(unreachable(server.baseUrl()), startsWith("The target took the request but did not answer"));
    }

    @Test
    void aClosedPortIsUnreachable() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        assertThat(
                unreachable("http://127.0.0.1:" + port + "/fhir"), startsWith("Nothing listens at http://127.0.0.1:"));
    }

    @Test
    void anUnknownNameIsUnreachable() {
        assertThat(
                unreachable("http://no-such-host.invalid/fhir"), startsWith("The name in http://no-such-host.invalid"));
    }

    private void metadata(ResponseDefinitionBuilder answer) {
        server.stubFor(get("/metadata").willReturn(answer));
    }

    private static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/fhir+json").withBody(body);
    }

    private static ReceiverSuite suite() {
        return new ReceiverSuite(GuideVersion.STU1, "test");
    }

    private ReceiverRun prepare() {
        return suite().prepare(ReceiverTarget.at(server.baseUrl(), "p1").build(), results);
    }

    private String mistake() {
        return String.valueOf(
                assertThrows(ConfigurationException.class, this::prepare).getMessage());
    }

    private String unreachable(String baseUrl) {
        ReceiverTarget target = ReceiverTarget.at(baseUrl, "p1")
                .timeouts(Duration.ofSeconds(5), Duration.ofMillis(300))
                .build();
        return String.valueOf(assertThrows(UnreachableException.class, () -> suite().prepare(target, results))
                .getMessage());
    }
}
