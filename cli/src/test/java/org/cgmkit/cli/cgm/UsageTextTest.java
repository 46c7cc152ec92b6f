package org.cgmkit.cli.cgm;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a started receiver says about how to use it, after the options that it was started with. */
class UsageTextTest {
    /** A command with just the options in question. */
    @Command(name = "test")
    private static final class Holder {
        @Mixin
        private final AuthorizationOptions authorization = new AuthorizationOptions();
    }

    @Test
    void namesNoTokenWhereNoneIsNeeded() {
        List<String> lines = said("--auth", "none");

        assertThat(lines.getFirst(), startsWith("EHR simulator (standard) at http://127.0.0.1:"));
        assertThat(lines, not(hasItem(startsWith("  the way in:"))));
        assertThat(
                lines, hasItem(startsWith("  submit a bundle:  curl -s -H 'Content-Type: application/fhir+json' -d")));
    }

    @Test
    void namesTheTokenWhereOneIsNeeded() {
        assertThat(
                said("--token", "opensesame"),
                hasItem(startsWith("  submit a bundle:  curl -s -H 'Content-Type: application/fhir+json'"
                        + " -H \"Authorization: Bearer $CGMKIT_TOKEN\"")));
    }

    @Test
    void leadsIntoASmartSandbox(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys.json"), publicKeys());
        Path client = Files.writeString(folder.resolve("client.json"), "[{\"id\": \"portal\", \"secret\": \"hush\"}]");

        List<String> lines = said(
                "--auth",
                "smart",
                "--client",
                "my-app=http://localhost:3000/callback",
                "--client",
                client.toString(),
                "--service",
                "mine=" + keys,
                "--service",
                "theirs=https://service.example.org/jwks.json",
                "--registration");

        assertThat(
                lines,
                hasItem(
                        "  a client:         cgmkit-app (public, PKCE, back to http://127.0.0.1/callback at any port)"));
        assertThat(lines, hasItem("  a client:         my-app (public, PKCE, back to http://localhost:3000/callback)"));
        assertThat(lines, hasItem("  a client:         portal (shows its secret)"));
        assertThat(lines, hasItem("  a client:         mine (signs with its key)"));
        assertThat(lines, hasItem("  a client:         theirs (signs with its key)"));
        assertThat(lines, hasItem(startsWith("  the way in:       curl -s http://127.0.0.1:")));
        assertThat(lines, hasItem(startsWith("  a token by hand:  curl -s -d '{\"scope\": ")));
        assertThat(lines, hasItem(startsWith("  launch an app:    curl -s -d '{\"patient\": \"mara-lindqvist\"}'")));
        assertThat(lines, hasItem(startsWith("  others:           POST their metadata to http://127.0.0.1:")));
    }

    @Test
    void severalRedirectUrisMakeOneApp() {
        Holder holder = new Holder();
        new CommandLine(holder)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .parseArgs("--auth", "smart", "--client", "a=x:/1", "--client", "a=x:/2");

        List<RegisteredClient> clients = requireNonNull(
                        holder.authorization.on(SandboxOptions.standard()).smart())
                .clients();

        assertThat(clients.getLast().redirectUris(), is(List.of("x:/1", "x:/2")));
    }

    private static String publicKeys() throws JOSEException {
        return new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("one").generate()).toString(true);
    }

    private static List<String> said(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        SandboxOptions sandbox = holder.authorization.on(SandboxOptions.standard());
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard().with(sandbox))) {
            return UsageText.of(simulator);
        }
    }
}
