package org.cgmkit.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.cgm.config.file.ReceiverFile;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A first target file, written for servers that say more or less of themselves. */
class InitReceiverCommandTest {
    private static final String METADATA = """
            {"resourceType": "CapabilityStatement", "fhirVersion": "4.0.1",
             "software": {"name": "An EHR\\n# patient: evil", "version": "7"}, "rest": [%s]}""";

    @TempDir
    Path folder;

    private WireMockServer server;

    @BeforeEach
    void start() {
        server = new WireMockServer(options().dynamicPort());
        server.start();
        says(METADATA.formatted(""));
    }

    @AfterEach
    void end() {
        server.stop();
    }

    @Test
    void whatIsFoundAndSaidIsFilledIn() throws IOException {
        says(METADATA.formatted("{\"operation\": [{\"name\": \"submit-cgm-bundle\"}]}"));

        CommandRun run = init(Map.of(), "--patient", "0042", "--other-patient", "Patient/b");

        assertThat(run.everything(), run.code(), is(0));
        ReceiverTarget target = read(Map.of()).target().build();
        assertThat(target.baseUrl().toString(), is(base()));
        assertThat(target.patientId(), is("0042"));
        assertThat(target.otherPatientId(), is("b"));
        assertThat(text(), containsString("# Found there: An EHR # patient: evil 7, FHIR 4.0.1."));
        assertThat(text(), containsString("# Its /metadata lists the operation submit-cgm-bundle."));
    }

    @Test
    void whatCouldNotBeKnownIsAComment() throws IOException {
        assertThat(init(Map.of()).code(), is(0));

        ReceiverFile read = read(Map.of());
        assertThat(text(), containsString("# patient: ID\n"));
        assertThat(text(), containsString("does not list the operation submit-cgm-bundle: is it the server"));
        assertThat(
                assertThrows(ConfigurationException.class, () -> read.target().build())
                        .getMessage(),
                containsString("Expected a patient to write test data for"));
    }

    @Test
    void everyCommentThatNamesASettingIsOneThatTheReaderKnows() throws IOException {
        init(Map.of());
        String all = text().replaceAll("(?m)^# (?=[ ]*(?:- )?[a-zA-Z0-9-]+:(?: |$)(?!.*\\.$))", "");
        Files.writeString(file(), all.replaceAll("(?m)^tls:\\n(?:  .*\\n)*", ""));

        ReceiverFile read = read(Map.of(
                "CGMKIT_TOKEN",
                "a",
                "CGMKIT_READ_TOKEN",
                "b",
                "OLD_TOKEN",
                "o",
                "READ_ONLY_TOKEN",
                "r",
                "API_KEY",
                "c"));

        ReceiverTarget target = read.target().patient("1").build();
        assertThat(target.readToken(), is("b"));
        assertThat(target.expiredToken(), is("o"));
        assertThat(target.readOnlyToken(), is("r"));
        assertThat(target.headers().get("X-Api-Key"), is("c"));
        assertThat(target.connection().pause().toMillis(), is(200L));
        assertThat(target.attestations().deduplication() != null, is(true));
        assertThat(read.knownFailures().size(), is(1));
    }

    @Test
    void aSmartConfigurationAndATokenShow() throws IOException {
        server.stubFor(get(urlPathEqualTo("/fhir/.well-known/smart-configuration"))
                .willReturn(okJson("{\"token_endpoint\": \"https://auth.example.org/token\","
                        + " \"capabilities\": [\"launch-standalone\", \"client-public\"]}")));

        assertThat(init(Map.of("CGMKIT_TOKEN", "t0ken-1"), "--patient", "1").code(), is(0));

        assertThat(text(), containsString("Tokens come from https://auth.example.org/token."));
        assertThat(text(), containsString("#   Capabilities: launch-standalone, client-public."));
        assertThat("the token itself", text(), not(containsString("t0ken-1")));
        assertThat(
                read(Map.of("CGMKIT_TOKEN", "t0ken-1"))
                        .target()
                        .build()
                        .authorization()
                        .staticToken(),
                is("t0ken-1"));
    }

    @Test
    void aFileThatIsThereIsOnlyWrittenOverByForce() throws IOException {
        Files.writeString(file(), "mine");

        CommandRun refused = init(Map.of());
        assertThat(refused.code(), is(2));
        assertThat(refused.err(), containsString("write over it with --force"));
        assertThat(text(), is("mine"));

        assertThat(init(Map.of(), "--force").code(), is(0));
        assertThat(text(), containsString("kind: receiver"));
    }

    private CommandRun init(Map<String, String> environment, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(
                new String[] {"init", "receiver", "--base-url", base(), "--out", file().toString()}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return CommandRun.withEnvironment(environment, all);
    }

    private void says(String metadata) {
        server.stubFor(get(urlPathEqualTo("/fhir/metadata")).willReturn(okJson(metadata)));
    }

    private ReceiverFile read(Map<String, String> environment) {
        return ReceiverFile.read(file(), environment, GuideVersion.STU1.catalogue());
    }

    private String base() {
        return server.baseUrl() + "/fhir";
    }

    private Path file() {
        return folder.resolve("target.yaml");
    }

    private String text() throws IOException {
        return Files.readString(file());
    }
}
