package org.cgmkit.cgm.config.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.config.AppRegistration;
import org.cgmkit.cgm.config.SubmitterAccess.EhrLaunch;
import org.cgmkit.cgm.config.SubmitterAccess.StandaloneLaunch;
import org.cgmkit.cgm.config.SubmitterTarget;
import org.cgmkit.cgm.config.SubmitterTarget.Consent;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a target file says of how an app gets at the receiver of the run. */
class AppAccessTest {
    private static final List<String> REDIRECTS = List.of("https://app.example.org/callback");

    @TempDir
    private Path folder;

    @Test
    void anAppThatIsSilentAboutSecretsIsAPublicOne() throws Exception {
        SubmitterTarget target =
                read("authorization: {standalone: {clientId: a, redirectUris: [https://app.example.org/callback]}}");

        assertThat(target.access(), is(new StandaloneLaunch("a", REDIRECTS)));
        assertThat(target.consent(), is(Consent.BY_PERSON));
        assertThat(target.origins(), is(List.of()));
    }

    @Test
    void aConfidentialAppHasASecretWhichIsNotShown() throws Exception {
        SubmitterTarget target = read("""
                authorization:
                  standalone:
                    clientId: a
                    redirectUris: [https://app.example.org/callback]
                    clientSecret: ${APP_SECRET}
                    consent: allow
                listen: {origins: ["https://other.example.org"]}
                """);

        assertThat(
                target.access(), is(new StandaloneLaunch(new AppRegistration("a", REDIRECTS, "s3cret", null, null))));
        assertThat(target.consent(), is(Consent.BY_KIT));
        assertThat(target.origins(), is(List.of("https://other.example.org")));
        assertThat(target.toString(), not(containsString("s3cret")));
    }

    @Test
    void anAppIsLaunchedByAnEhr() throws Exception {
        SubmitterTarget target = read("""
                authorization:
                  ehrLaunch:
                    clientId: a
                    launchUrl: https://app.example.org/launch
                    redirectUris: [https://app.example.org/callback]
                    jwksUrl: https://app.example.org/jwks.json
                """);

        assertThat(
                target.access(),
                is(new EhrLaunch(
                        new AppRegistration(
                                "a", REDIRECTS, null, null, URI.create("https://app.example.org/jwks.json")),
                        URI.create("https://app.example.org/launch"))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ehrLaunch: {clientId: a, redirectUris: [https://a.example/b]}|launchUrl",
                "ehrLaunch: {clientId: a, launchUrl: launch.html, redirectUris: [https://a.example/b]}|launchUrl",
                "standalone: {clientId: a, redirectUris: [https://a.example/b], consent: maybe}|consent",
                "standalone: {clientId: a, redirectUris: [https://a.example/b], clientSecret: s, jwksUrl: https://a.example/j}"
                        + "|an app authenticates in one way",
                "standalone: {clientId: a, redirectUris: [b]}, ehrLaunch: {clientId: a, launchUrl: https://a.example/, "
                        + "redirectUris: [b]}|Several of backendServices, standalone, ehrLaunch are given (standalone, ehrLaunch)",
                "standalone: {clientId: a, redirectUris: [https://a.example/b], jwks: no.json}|no.json cannot be read"
            })
    void mistakesAreTold(String access, String told) {
        ConfigurationException mistake =
                assertThrows(ConfigurationException.class, () -> read("authorization: {" + access + "}"));

        assertThat(String.valueOf(mistake.getMessage()), containsString(told));
        assertThat(String.valueOf(mistake.getMessage()), containsString(":2: "));
    }

    private SubmitterTarget read(String yaml) throws Exception {
        Path file = Files.writeString(folder.resolve("t.yaml"), "kind: submitter\n" + yaml);
        return SubmitterFile.read(
                        file,
                        Map.of("APP_SECRET", "s3cret"),
                        GuideVersion.STU1.catalogue(),
                        SubmitterTarget.of("an app", "mara-lindqvist").build())
                .target();
    }
}
