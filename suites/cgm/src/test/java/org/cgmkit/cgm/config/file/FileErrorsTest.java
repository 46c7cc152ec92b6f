package org.cgmkit.cgm.config.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.arrayContaining;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person is told who mistypes a target file. */
class FileErrorsTest {
    private static final Catalogue CATALOGUE = GuideVersion.STU1.catalogue();

    @TempDir
    Path folder;

    /** A slash stands for a line break; the first line is always {@code kind: receiver}. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            basUrl: https://x/fhir                  | 2 | 'basUrl' is not known here: did you mean 'baseUrl'?
            elephant: 1                             | 2 | 'elephant' is not known here: known here are kind, guide, baseUrl
            guide: stu9                             | 2 | (one of stu1, ballot, argonaut-2024), but got 'stu9'.
            baseUrl: ehr.example.org                | 2 | Expected 'baseUrl' to be the FHIR base of the receiver (such as https://ehr.example.org/fhir), but got 'ehr.example.org'.
            baseUrl: https://x/fhir/metadata        | 2 | leave '/metadata' out, the kit adds it
            baseUrl: [a, b]                         | 2 | Expected 'baseUrl' to be the FHIR base of the receiver (such as https://ehr.example.org/fhir), but got a list.
            patient: a b                            | 2 | Expected 'patient' to be the logical id of a patient on the target
            patient:                                | 2 | but got nothing.
            patient: 1~otherPatient: 1              | 3 | Expected 'otherPatient' to be another one than 'patient', but both are '1'.
            context: doctor                         | 2 | (one of patient, user, system), but got 'doctor'.
            patient: 1~patient: 2                   | 3 | 'patient' is given twice, first on line 2: leave one of them out.
            authorization: s3cret                   | 2 | Expected 'authorization' to be how the kit gets at the data
            authorization:~  token: ${NOT_SET}      | 3 | Expected the environment variable NOT_SET to be set, but it is not, or is empty.
            authorization:~  token: a~  tokenFile: b | 4 | Expected one of 'token' and 'tokenFile', but both are given (lines 3 and 4): leave one of them out.
            authorization:~  tokenFile: nowhere.txt | 3 | Expected a file with the token at
            authorization:~  token: a b             | 3 | Expected 'authorization.token' to be an access token in one piece
            authorization:~  token: a~headers:~  Authorization: b | 5 | Both a token (line 2) and an Authorization header are given
            authorization:~  token: a~  standalone:~    clientId: b | 4 | Expected one of 'token' and 'standalone', but both are given (lines 3 and 4): leave one of them out.
            authorization:~  backendServices:~    clientId: b | 3 | Expected 'keyFile' here, but it is missing: a file with the private key that cgmkit signs with
            authorization:~  backendServices:~    clientId: b~    keyFile: nowhere.json | 5 | Expected a key file at
            authorization:~  backendServices:~    clientId: b~    keyFile: t.yaml | 5 | Expected the key file
            authorization:~  standalone:~    clientID: b~    clientId: b | 4 | 'clientID' is not known here: did you mean 'clientId'?
            authorization:~  standalone: yes        | 3 | Expected 'standalone' to be how cgmkit gets tokens by a person who agrees in a browser
            authorization:~  standalone:~    clientId: b~    redirectPort: 70000 | 5 | Expected 'redirectPort' to be the port of this machine that the browser comes back to
            authorization:~  standalone:~    clientId: b~    scopes: 'a ü b' | 5 | Expected scopes separated by blanks
            authorization:~  standalone:~    clientId: b~    tokenUrl: auth.example.org | 5 | (such as https://auth.example.org/token), but got 'auth.example.org'.
            authorization:~  standalone:~    clientId: b~headers:~  Authorization: c | 6 | Both a token (line 2) and an Authorization header are given
            authorization:~  expiredToken: a~  expiredTokenFile: b | 4 | Expected one of 'expiredToken' and 'expiredTokenFile'
            headers:~  Bad Name: x                  | 3 | Expected a header as 'Name: value'
            timeouts:~  answer: 10                  | 3 | Expected 'answer' to be how long the target may stay silent (60 s where left out) (such as 10 s), but got '10'.
            timeouts:~  answer: 0 s                 | 3 | Expected 'timeouts.answer' to be longer than nothing, but got 0 ms.
            pause: soon                             | 2 | Expected 'pause' to be the least time between the beginnings of two requests (such as 10 s), but got 'soon'.
            tls:~  insecure: maybe                  | 3 | Expected 'insecure' to be true where the server's certificate is not to be checked, but got 'maybe'.
            tls:~  authorities: nowhere.pem         | 3 | Expected the file with trusted authorities at
            tls:~  clientCertificate:~    pkcs12: a~    certificate: b | 5 | Both 'pkcs12' and 'certificate' are given: leave one of them out.
            tls:~  clientCertificate:~    key: b    | 3 | Expected 'pkcs12' with its 'password', or 'certificate' with its 'key'.
            tls:~  clientCertificate:~    pkcs12: a | 3 | Expected a client certificate in PKCS#12 at
            knownFailures:~  - requirement: receiver.storage.readible~    reason: r~    owner: o~    expires: 2027-01-31 | 3 | there is none 'receiver.storage.readible': did you mean 'receiver.storage.readable'?
            knownFailures:~  - requirement: receiver.storage.readable~    reason: r~    owner: o~    expires: tomorrow | 6 | Expected 'expires' to be the last day on which it is accepted: a date that exists (such as 2027-01-31), but got 'tomorrow'.
            knownFailures:~  - requirement: receiver.storage.readable~    reason: r~    owner: o~    expires: 2027-02-30 | 6 | a date that exists
            knownFailures:~  - requirement: receiver.storage.readable~    reason: r~    owner: o | 3 | Expected 'expires' here, but it is missing: the last day
            documentation:~  identifiers: kept       | 3 | Expected 'identifiers' to be what becomes of identifiers that a client supplies, but got 'kept'.
            documentation:~  identifiers:~    fact: kept | 3 | Expected 'document' here, but it is missing: the address of the page that says it
            documentation:~  identifiers:~    document: page 7 | 4 | Expected the address of a page of the documentation
            documentation:~  deduplication:~    document: https://x/y~    fact: often | 5 | (one of none, answered-200, answered-201-with-location), but got 'often'.
            knownFailures: none                     | 2 | Expected 'knownFailures' to be a list of known failures
            `patient: "1`                           | 3 | This is no YAML
            patient: &a 1~otherPatient: *a          | 3 | Expected a value, but got a reference to another one (*): repeat it.
            """)
    void isToldWithItsLineAndWhatWasExpected(String yaml, int line, String told) throws IOException {
        Path file = file("kind: receiver\n" + yaml.replace('~', '\n') + "\n");

        String message = message(file);

        assertThat(message, startsWith("There is a mistake in the target file.\n" + file + ":" + line + ": "));
        assertThat(message, containsString(told));
        assertThat("mistakes told of one", message.lines().count(), is(2L));
    }

    @Test
    void severalAreToldAtOnceInTheOrderOfTheFile() throws IOException {
        Path file = file("""
                kind: reciever
                patient: a b
                timeouts:
                  answer: long
                knownFailures:
                  - requirement: receiver.nothing
                    expires: 31.1.2027
                """);

        assertThat(
                message(file)
                        .lines()
                        .map(l -> l.replaceAll("^.*yaml:(\\d+): .*", "$1"))
                        .toArray(String[]::new),
                arrayContaining("There are 7 mistakes in the target file.", "1", "2", "4", "6", "6", "6", "7"));
    }

    @Test
    void aSecretIsNeverShown() throws IOException {
        String message = message(file("kind: receiver\nauthorization:\n  token: [s3cret, s3cret]\n"));

        assertThat(message, containsString(":3: Expected 'token' to be the access token for writing"));
        assertThat(message, not(containsString("s3cret")));
    }

    @Test
    void aTabIsNamed() throws IOException {
        assertThat(
                message(file("kind: receiver\ntls:\n\tinsecure: true\n")),
                containsString("There is a tab in the line"));
    }

    @Test
    void whatIsNoTargetFileIsToldWithHowToGetOne() throws IOException {
        assertThat(message(folder.resolve("none.yaml")), containsString("`cgmkit init receiver --base-url URL`"));
        assertThat(message(file("")), containsString("is empty. `cgmkit init receiver"));
        assertThat(message(file("hello\n")), containsString("holds no such line"));
        assertThat(
                message(Files.write(folder.resolve("t.yaml"), "kind: \u00fc".getBytes(StandardCharsets.ISO_8859_1))),
                containsString("to be text in UTF-8"));
    }

    @Test
    void theExampleInTheDocumentationLacksNothingButItsFiles() throws IOException {
        Path page = Path.of(Objects.requireNonNull(System.getProperty("cgmkit.root")), "docs/receivers.md");
        String example = Files.readString(page).replaceFirst("(?s).*```yaml\n(kind: receiver\n.*?)```.*", "$1");
        Map<String, String> environment =
                Map.of("CGMKIT_TOKEN", "a", "READ_TOKEN", "b", "READ_ONLY", "e", "API_KEY", "c", "P12_PASSWORD", "d");

        Path file = file(example);

        String message = String.valueOf(
                assertThrows(ConfigurationException.class, () -> ReceiverFile.read(file, environment, CATALOGUE))
                        .getMessage());
        assertThat(message, startsWith("There are 2 mistakes in the target file.\n"));
        assertThat(message, containsString("our-ca.pem, but it cannot be read"));
        assertThat(message, containsString("client.p12, but it cannot be read"));
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("t.yaml"), yaml);
    }

    private static String message(Path file) {
        return String.valueOf(
                assertThrows(ConfigurationException.class, () -> ReceiverFile.read(file, Map.of(), CATALOGUE))
                        .getMessage());
    }
}
