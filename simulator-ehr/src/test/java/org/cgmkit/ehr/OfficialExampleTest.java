package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.Submission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The guide's own example bundle, its patient replaced by one whom the simulator knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficialExampleTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());
    private final TestClient client = new TestClient(simulator.baseUrl());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void isAcceptedInAllPartsAndFoundAgain() throws IOException {
        Submission example = example();

        Reply reply = client.submit(example);

        assertThat(reply.body(), reply.status(), is(200));
        assertThat(reply.json().path("entry").size(), is(example.size()));
        for (int i = 0; i < example.size(); i++) {
            assertThat(reply.body(), reply.status(i), is("201 Created"));
            JsonNode sent = example.resource(i);
            Reply read = client.get("/" + reply.location(i));
            assertThat(read.status(), is(200));
            for (String property : new String[] {"code", "valueQuantity", "component", "presentedForm", "subject"}) {
                assertThat(property + " of entry " + i, read.json().path(property), is(sent.path(property)));
            }
            String search = "/" + sent.path("resourceType").asText() + "?patient=" + SandboxOptions.PATIENT + "&code="
                    + sent.at("/code/coding/0/code").asText();
            assertThat(search, client.total(search), is(1));
        }
        String summary = client.get("/" + reply.location(0))
                .json()
                .at("/result/0/reference")
                .asText();
        assertThat(summary, startsWith("Observation/"));
        assertThat(client.get("/" + summary).json().path("hasMember").size(), is(6));
    }

    private static Submission example() throws IOException {
        String folder = System.getProperty("cgmkit.guide.official", "");
        Path file = Path.of(folder, "Bundle-cgmDataSubmissionBundle.json");
        assumeTrue(
                !folder.isEmpty() && Files.isRegularFile(file),
                "The guide's own artifacts are not here; -Dcgmkit.guide.official=FOLDER tells where they are.");
        return Submission.parse(
                Files.readString(file).replace("Patient/patientExample", "Patient/" + SandboxOptions.PATIENT));
    }
}
