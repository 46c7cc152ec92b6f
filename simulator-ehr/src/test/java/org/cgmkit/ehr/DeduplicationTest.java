package org.cgmkit.ehr;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import org.cgmkit.ehr.TestClient.Reply;
import org.cgmkit.ehr.workings.Behaviour;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.junit.jupiter.api.Test;

class DeduplicationTest {

    @Test
    void isAnsweredOkWithoutStoringAgain() {
        try (TestSimulator running = TestSimulator.with(Behaviour.SERVER_DEDUPLICATION)) {
            Submission submission = Submissions.allMustSupport(running.context());

            running.client().submit(submission);
            int before = running.client().total("/Observation");
            Reply again = running.client().submit(submission);

            for (int i = 0; i < submission.size(); i++) {
                assertThat("entry " + i, again.status(i), is("200 OK"));
            }
            assertThat(running.client().total("/Observation"), is(before));
        }
    }

    @Test
    void namesTheExistingResourceWhereThatIsTheBehaviour() {
        try (TestSimulator running = TestSimulator.with(Behaviour.DEDUPLICATION_WITH_LOCATION)) {
            Submission submission = Submissions.readings(running.context(), 2);

            Reply first = running.client().submit(submission);
            Reply again = running.client().submit(submission);

            assertThat(again.status(1), is("201 Created"));
            assertThat(again.location(1), is(first.location(1)));
            assertThat(running.client().total("/Observation"), is(2));
        }
    }

    @Test
    void tellsResourcesApartThatShareOnlyAnIdentifier() {
        try (TestSimulator running = TestSimulator.with(Behaviour.SERVER_DEDUPLICATION)) {
            Submission two = Submissions.readings(running.context(), 2);

            Reply reply = running.client()
                    .submit(two.withResource(
                            1, r -> r.set("identifier", two.resource(0).path("identifier"))));

            assertThat(reply.status(1), is("201 Created"));
            assertThat(running.client().total(TestSimulator.byIdentifier(two, 0)), is(2));
        }
    }

    @Test
    void refersToWhatIsThereFromWhatIsNew() {
        try (TestSimulator running = TestSimulator.with(Behaviour.SERVER_DEDUPLICATION)) {
            Submission complete = Submissions.complete(running.context(), 1);
            int device = complete.positionsOf("Device").getFirst();
            int reading = complete.readings().getFirst();
            running.client().submit(complete);

            Reply again = running.client()
                    .submit(complete.withResource(reading, r -> r.put("effectiveDateTime", "2020-01-01T00:00:00Z")));

            assertThat(again.status(device), is("200 OK"));
            assertThat(again.status(reading), is("201 Created"));
            String referred = running.client()
                    .get("/" + again.location(reading))
                    .json()
                    .at("/device/reference")
                    .asText();
            assertThat(referred, startsWith("Device/"));
            assertThat(running.client().get("/" + referred).status(), is(200));
        }
    }
}
