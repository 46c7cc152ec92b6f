package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Instant;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.ehr.store.StoreDatabases;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.IdentifierUse;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole simulator on PostgreSQL does what it does on H2. */
@ExtendWith(StoreDatabases.class)
class PostgresSimulatorTest {

    @Test
    void takesInFindsAndKeepsASubmission(StoreDatabases.Maker databases) {
        EhrOptions options = EhrOptions.standard()
                .with(new NoValidation())
                .keepingIn(databases.fresh(StoreDatabases.Product.POSTGRESQL));
        Submission submission = Submissions.readings(
                SubmissionContext.of(
                                SandboxOptions.PATIENT,
                                new IdentifierSource("kept"),
                                Instant.parse("2026-05-01T00:00:00Z"))
                        .with(IdentifierUse.CONDITIONAL_CREATE),
                3);
        String location;
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            TestClient client = new TestClient(simulator.baseUrl());
            location = client.submit(submission).location(0);

            assertThat("the same again", client.submit(submission).location(0), is(location));
            assertThat(client.total("/Observation?patient=" + SandboxOptions.PATIENT), is(3));
            assertThat(client.total("/Observation?status=final,amended&date=ge2020"), is(3));
            assertThat(client.total("/Observation?category=laboratory&category=other"), is(0));
            assertThat(client.total("/Patient?family=lind"), is(1));
        }
        try (EhrSimulator simulator = EhrSimulator.start(options)) {
            TestClient client = new TestClient(simulator.baseUrl());

            assertThat(client.get("/" + location).status(), is(200));
            assertThat("sample patients are not doubled", client.total("/Patient"), is(5));
        }
    }
}
