package org.cgmkit.cli.cgm;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.authorization.SmartOptions;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.hosting.Hosting;
import org.cgmkit.ehr.hosting.ServerKey;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a started receiver says about how to use it, after the options that it was started with. */
class UsageTextTest {
    private static final Optional<Path> EXAMPLE = Optional.of(Path.of("examples", "submission.json"));

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
        assertThat(lines, not(hasItem(startsWith("  SMART addresses:"))));
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
        assertThat(lines, hasItem(startsWith("  SMART addresses:  curl -s http://127.0.0.1:")));
        assertThat(lines, hasItem(startsWith("  get a token:      export CGMKIT_TOKEN=$(curl -s -d '{\"scope\": ")));
        assertThat(lines, hasItem(startsWith("  launch an app:    curl -s -d '{\"patient\": \"mara-lindqvist\"}'")));
        assertThat(lines, hasItem(startsWith("  others:           POST their metadata to http://127.0.0.1:")));
    }

    @Test
    void callsTheCommandAsTheUserDoes() {
        List<String> lines = said("--auth", "none");

        assertThat(
                lines, hasItem(startsWith("  test it:          ./cgmkit test receiver --base-url http://127.0.0.1:")));
        assertThat(lines, hasItem(startsWith("  send more:        ./cgmkit simulate submitter --base-url http://")));
    }

    @Test
    void exportsATokenThatTheVariableDoesNotHold() {
        UsageText.Shell shell = new UsageText.Shell("cgmkit", EXAMPLE, null, false, "open sesame");

        assertThat(
                said(shell, "--token", "open sesame"),
                hasItem("  its token:        export CGMKIT_TOKEN='open sesame'"));
    }

    @Test
    void trustsItsOwnCertificateInEachCommand() {
        Path file = Path.of("simulator.pem");

        List<String> known = said(new UsageText.Shell("cgmkit", EXAMPLE, file, true, null));
        List<String> unknown = said(new UsageText.Shell("cgmkit", EXAMPLE, null, true, null));

        assertThat(known, hasItem(allOf(startsWith("  submit a bundle:"), containsString("--cacert simulator.pem"))));
        assertThat(known, hasItem(allOf(startsWith("  test it:"), endsWith(" --ca simulator.pem"))));
        assertThat(unknown, hasItem(allOf(startsWith("  submit a bundle:"), containsString("curl -s -k "))));
        assertThat(unknown, hasItem(allOf(startsWith("  send more:"), endsWith(" --insecure"))));
    }

    @Test
    void submitsNoFileThatIsNotThere() {
        assertThat(
                said(new UsageText.Shell("cgmkit", Optional.empty(), null, false, null)),
                not(hasItem(startsWith("  submit a bundle:"))));
    }

    /** Each line as a person pastes it into a shell, one after the other. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "token", "smart", "https", "another patient"})
    void whatItPrintsCanBePastedAndWorks(String kind, @TempDir Path folder) throws Exception {
        SandboxOptions sandbox = switch (kind) {
            case "token" -> SandboxOptions.standard().withToken("open sesame");
            case "smart" -> SandboxOptions.standard().withSmart(SmartOptions.standard());
            case "another patient" -> SandboxOptions.standard().boundTo("jonah-abara");
            default -> SandboxOptions.standard();
        };
        Hosting hosting = Hosting.LOOPBACK;
        Path certificate = null;
        if (kind.equals("https")) {
            ServerKey key = ServerKey.selfSigned(List.of("127.0.0.1"));
            certificate = Files.writeString(folder.resolve("own.pem"), key.certificate());
            hosting = hosting.with(key);
        }
        Path example = Path.of(requireNonNull(System.getProperty("cgmkit.root")), "examples", "submission.json");
        try (EhrSimulator simulator =
                EhrSimulator.start(EhrOptions.standard().with(hosting).with(sandbox))) {
            List<String> lines = UsageText.of(
                    simulator, new UsageText.Shell("cgmkit", Optional.of(example), certificate, true, sandbox.token()));
            String script = lines.stream()
                    .filter(line -> line.matches("  (its token|get a token|submit a bundle):.*"))
                    .map(line -> line.substring(20))
                    .collect(Collectors.joining("\n"));

            Process shell = new ProcessBuilder("sh", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(script, answer, containsString("transaction-response"));
            assertThat(script, answer, containsString("201 Created"));
        }
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
        return said(new UsageText.Shell("./cgmkit", EXAMPLE, null, false, null), arguments);
    }

    private static List<String> said(UsageText.Shell shell, String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(arguments);
        SandboxOptions sandbox = holder.authorization.on(SandboxOptions.standard());
        try (EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard().with(sandbox))) {
            return UsageText.of(simulator, shell);
        }
    }
}
