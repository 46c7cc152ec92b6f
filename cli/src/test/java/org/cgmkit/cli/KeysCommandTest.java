package org.cgmkit.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a vendor gets the key to register. */
class KeysCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"ES384, EC", "rs384, RSA"})
    void makesAKeyForItsOwnerAndShowsThePublicHalf(String algorithm, String kind) throws Exception {
        Path file = folder.resolve("key.json");

        CommandRun run = CommandRun.of("keys", file.toString(), "--algorithm", algorithm);

        assertThat(run.everything(), run.code(), is(0));
        JsonNode own = JSON.readTree(Files.readString(file));
        JsonNode shown = JSON.readTree(run.out()).path("keys").path(0);
        assertThat(shown.path("kty").asText(), is(kind));
        assertThat(shown.path("alg").asText().equalsIgnoreCase(algorithm), is(true));
        assertThat("kid", shown.path("kid").asText(), is(own.path("kid").asText()));
        assertThat("private half", shown.has("d"), is(false));
        assertThat(run.everything(), not(containsString(own.path("d").asText())));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), is("rw-------"));
    }

    @Test
    void aKeyThatIsThereStaysAndIsShownAgain() throws Exception {
        Path file = folder.resolve("key.json");
        CommandRun first = CommandRun.of("keys", file.toString());
        String before = Files.readString(file);
        Path set = folder.resolve("jwks.json");

        CommandRun second = CommandRun.of("keys", file.toString(), "--jwks", set.toString());

        assertThat(second.everything(), second.code(), is(0));
        assertThat(second.out(), is(first.out()));
        assertThat(Files.readString(file), is(before));
        assertThat(Files.readString(set), is(second.out()));
    }

    @Test
    void whatIsNoKeyIsToldWithoutATrace() throws Exception {
        Path file = Files.writeString(folder.resolve("key.json"), "{\"s3cret\": 1}");

        CommandRun run = CommandRun.of("keys", file.toString());

        assertThat(run.code(), is(2));
        assertThat(
                run.err(),
                allOf(
                        containsString("to hold a JSON Web Key"),
                        not(containsString("s3cret")),
                        not(containsString("\tat "))));
    }

    @Test
    void theKeyThatIsMadeIsOneThatATargetFileTakes() throws Exception {
        CommandRun.of("keys", folder.resolve("key.json").toString());
        Path target = Files.writeString(folder.resolve("t.yaml"), """
                kind: receiver
                baseUrl: http://127.0.0.1:1/fhir
                patient: 1
                authorization:
                  backendServices: {clientId: a, keyFile: key.json}
                """);

        CommandRun run = CommandRun.of("test", "receiver", target.toString(), "--list");

        assertThat(run.everything(), run.code(), is(0));
    }
}
