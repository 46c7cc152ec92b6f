package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import org.cgmkit.ehr.Client.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubmissionTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());
    private final Client client = new Client(simulator.baseUrl());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @Test
    void storesEachEntryAndSaysWhere() {
        Reply reply = client.submit(Sent.readings(3));

        assertThat(reply.body(), reply.status(), is(200));
        assertThat(reply.json().path("type").asText(), is("transaction-response"));
        for (int i = 0; i < 3; i++) {
            assertThat(reply.status(i), is("201 Created"));
            assertThat(reply.location(i), matchesPattern("Observation/[^/]+/_history/1"));
            assertThat(client.get("/" + reply.location(i)).status(), is(200));
        }
    }

    @Test
    void findsWhatItStored() {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            Client other = new Client(sandbox.baseUrl());
            other.submit(Sent.readings(2));

            Reply found = other.get("/Observation?patient=Patient/mara-lindqvist&code=http://loinc.org%7C99504-3");

            assertThat(found.body(), found.json().path("total").asInt(), is(2));
        }
    }
}
