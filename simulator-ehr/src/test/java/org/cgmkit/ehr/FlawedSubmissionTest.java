package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.both;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import java.time.Instant;
import java.util.Objects;
import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.cgmkit.fixtures.IdentifierSource;
import org.cgmkit.fixtures.SubmissionContext;
import org.cgmkit.fixtures.flaw.Flaw;
import org.cgmkit.fixtures.flaw.FlawSetting;
import org.cgmkit.fixtures.flaw.FlawedSubmission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlawedSubmissionTest {
    private final EhrSimulator simulator = EhrSimulator.start(EhrOptions.standard());

    @AfterAll
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void isRefusedForItsFlaw(Flaw flaw) {
        try (Sandbox sandbox = simulator.createSandbox(SandboxOptions.standard())) {
            TestClient client = new TestClient(sandbox.baseUrl());
            FlawedSubmission flawed = flaw.sample(context(sandbox), setting(sandbox));

            Reply reply = client.submit(flawed.submission());

            if (flaw == Flaw.UNKNOWN_CODE) {
                // Slicing is open in the submission profile, so this is no flaw to a receiver.
                assertThat(reply.status(1), is("201 Created"));
            } else if (reply.status() == 200) {
                assertRefusedAlone(reply, Objects.requireNonNull(flawed.position()));
            } else {
                assertThat(reply.status(), is(both(greaterThanOrEqualTo(400)).and(lessThan(500))));
                assertThat(reply.body(), reply.reason(), anyOf(startsWith("Expected"), containsString("missing")));
                assertThat(client.total("/Observation"), is(0));
                assertThat(client.total("/Device"), is(0));
            }
        }
    }

    private static void assertRefusedAlone(Reply reply, int position) {
        for (int i = 0; i < reply.json().path("entry").size(); i++) {
            String status = reply.status(i);
            if (i == position) {
                assertThat("status of the flawed entry", status, is("400 Bad Request"));
                assertThat(
                        reply.body(),
                        reply.entry(i).at("/outcome/issue/0/diagnostics").asText(),
                        is(not("")));
            } else {
                assertThat("status of entry " + i, status, is(oneOf("201 Created", "424 Failed Dependency")));
            }
        }
    }

    private static SubmissionContext context(Sandbox sandbox) {
        return SubmissionContext.of(
                sandbox.patient(), new IdentifierSource("flaw"), Instant.parse("2026-05-01T00:00:00Z"));
    }

    private static FlawSetting setting(Sandbox sandbox) {
        return FlawSetting.NOWHERE.withBaseUrl(sandbox.baseUrl()).withOtherPatient(sandbox.otherPatient());
    }
}
