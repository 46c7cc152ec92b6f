package org.cgmkit.cgm.config.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cgmkit.cgm.config.ReceiverAttestations;
import org.cgmkit.cgm.config.ReceiverTarget;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.kit.config.AttestedStatement;
import org.cgmkit.kit.config.CredentialContext;
import org.cgmkit.reports.KnownFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiverFileTest {
    @TempDir
    Path folder;

    @Test
    void everythingThatAFileSaysIsInTheTarget() throws IOException {
        Files.writeString(folder.resolve("read.token"), "reader-1\n");
        ReceiverFile read = read("""
                kind: receiver
                guide: stu1
                baseUrl: https://${HOST}/fhir/
                patient: 0123
                otherPatient: Patient/b
                context: user
                authorization:
                  token: ${TOKEN}
                  readTokenFile: read.token
                headers:
                  X-Api-Key: ${TOKEN}-key
                  X-Number: 7
                timeouts:
                  connect: 500 ms
                  answer: 1.5 min
                  throttled: 30s
                pause: 200 ms
                storageDelay: 3 s
                tls:
                  insecure: true
                documentation:
                  conditionalCreate: {document: 'https://dev.example.org/cgm#cc', fact: false, sentence: Not yet.}
                  searchParameters: {document: 'https://dev.example.org/cgm#sp', fact: [identifier, patient]}
                  identifiers: {document: 'https://dev.example.org/cgm#id', fact: kept}
                  deduplication: {document: 'https://dev.example.org/cgm#dd', fact: answered-201-with-location}
                  oneTimeOrders: {document: 'https://dev.example.org/cgm#oto'}
                knownFailures:
                  - requirement: receiver.storage.readable
                    reason: Waits for release 4
                    owner: Team A
                    expires: 2027-01-31
                """);

        ReceiverTarget target = read.target().build();
        assertThat(target.baseUrl().toString(), is("https://ehr.example.org/fhir"));
        assertThat("a number keeps its zeros", target.patientId(), is("0123"));
        assertThat(target.otherPatientId(), is("b"));
        assertThat(target.context(), is(CredentialContext.USER));
        assertThat(target.authorization().staticToken(), is("s3cret"));
        assertThat(target.readToken(), is("reader-1"));
        assertThat(target.headers(), hasEntry("X-Api-Key", "s3cret-key"));
        assertThat(target.headers(), hasEntry("X-Number", "7"));
        assertThat(target.connectTimeout(), is(Duration.ofMillis(500)));
        assertThat(target.answerTimeout(), is(Duration.ofSeconds(90)));
        assertThat(target.throttleLimit(), is(Duration.ofSeconds(30)));
        assertThat(target.connection().pause(), is(Duration.ofMillis(200)));
        assertThat(target.storageDelay(), is(Duration.ofSeconds(3)));
        assertThat(target.connection().tls().insecure(), is(true));
        assertThat(
                target.attestations(),
                is(new ReceiverAttestations(
                        AttestedStatement.at("https://dev.example.org/cgm#cc", false, "Not yet."),
                        AttestedStatement.at("https://dev.example.org/cgm#sp", List.of("identifier", "patient"), ""),
                        AttestedStatement.at(
                                "https://dev.example.org/cgm#id", ReceiverAttestations.Identifiers.KEPT, ""),
                        AttestedStatement.at(
                                "https://dev.example.org/cgm#dd",
                                ReceiverAttestations.Deduplication.ANSWERED_201_WITH_LOCATION,
                                ""),
                        AttestedStatement.at("https://dev.example.org/cgm#oto", null, ""))));
        assertThat(
                read.knownFailures(),
                contains(new KnownFailure(
                        "receiver.storage.readable", "Waits for release 4", "Team A", LocalDate.parse("2027-01-31"))));
        assertThat("shown", target.toString(), not(containsString("s3cret")));
    }

    @Test
    void theSmallestFileSaysWhatIsTested() throws IOException {
        ReceiverFile read = read("kind: receiver\n");

        assertThat(
                read.target()
                        .baseUrl("http://localhost/fhir")
                        .patient("1")
                        .build()
                        .connection()
                        .tls()
                        .insecure(),
                is(false));
    }

    @Test
    void twoDollarsStandForOne() throws IOException {
        ReceiverFile read = read("kind: receiver\nheaders: {X-Key: '$${TOKEN}'}\n");

        assertThat(
                read.target().baseUrl("http://x/fhir").patient("1").build().headers(), hasEntry("X-Key", "${TOKEN}"));
    }

    private ReceiverFile read(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("target.yaml"), yaml);
        return ReceiverFile.read(
                file, Map.of("HOST", "ehr.example.org", "TOKEN", "s3cret"), GuideVersion.STU1.catalogue());
    }
}
