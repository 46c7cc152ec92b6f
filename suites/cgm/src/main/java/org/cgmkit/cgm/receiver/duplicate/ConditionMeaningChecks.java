package org.cgmkit.cgm.receiver.duplicate;

import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.Facts.failure;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.cgmkit.cgm.receiver.Preconditions;
import org.cgmkit.cgm.receiver.Receiver;
import org.cgmkit.cgm.receiver.SampleSubmissions;
import org.cgmkit.fixtures.Submission;
import org.cgmkit.fixtures.Submissions;
import org.cgmkit.guide.cgm.Coding;
import org.cgmkit.kit.check.Creates;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** Checks of what a receiver takes for a match of a condition: that of a search of the entry's type (FHIR R4, http.html#ccreate). */
@ExtendWith(SubjectExtension.class)
class ConditionMeaningChecks {

    @Shall("receiver.conditional-create.created")
    @Creates({"7 Observation"})
    @DisplayName("What the whole condition does not meet is no match: its system and each of several conditions count")
    void createsWhatMeetsOnlyAPartOfTheCondition(Receiver receiver) {
        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);
        probe.assumeSupported();
        String identifier = probe.first().identifier();

        boolean decided = false;
        for (ConditionForm form : ConditionForm.withoutAMatch(receiver.guide())) {
            Exchange answer = form.sent(receiver, identifier);

            int status = ConditionalCreateProbe.status(answer);
            // 412 says that several were found.
            if (status / 100 == 4 && status != 412) {
                receiver.remark("Refused, as is " + form.description() + ", with " + status + ".");
                continue;
            }
            decided = true;
            ConditionalCreateProbe.assumeSentOnce(receiver, status == 201);
            assertThat(
                    "status of an entry whose ifNoneExist is " + form.description(),
                    status,
                    is(201),
                    "A reading was lost: the client is told that it already exists, but a different one does.");
        }
        if (!decided) {
            throw inconclusive("Every condition that the stored reading meets only in part was refused, so it is open "
                    + "what the receiver takes for a match.");
        }
    }

    @Shall("receiver.conditional-create.created")
    @Creates({"5 Observation", "1 Device", "1 DiagnosticReport"})
    @DisplayName("What is of another type is no match")
    void createsWhatOnlyAnotherTypeMatches(Receiver receiver) {
        ConditionalCreateProbe.of(receiver).assumeSupported();
        Submission others =
                Submissions.deviceOnly(receiver.context()).plus(Submissions.reportOnly(receiver.context(), 1));
        Exchange there = receiver.submit(others);
        Preconditions.assumeProcessed(there);
        List<Integer> accepted = there.acceptedEntries().stream()
                .filter(position -> position < others.size())
                .toList();
        if (accepted.isEmpty()) {
            throw inconclusive("Neither a device nor a report is accepted (" + there
                    + "), so nothing of another type can be there to match.");
        }

        for (int position : accepted) {
            String query = SampleSubmissions.query(SampleSubmissions.identifier(others, position));
            Exchange answer = receiver.submit(
                    SampleSubmissions.ifNoneExist(SampleSubmissions.reading(receiver.context()), query));

            int status = ConditionalCreateProbe.status(answer);
            ConditionalCreateProbe.assumeSentOnce(receiver, status == 201);
            assertThat(
                    "status of a reading whose ifNoneExist has the identifier of a "
                            + others.resource(position).path("resourceType").asText(),
                    status,
                    is(201),
                    "A match is of the type in request.url (FHIR R4, http.html#ccreate): a reading was lost.");
        }
    }

    @Shall("receiver.conditional-create.matched")
    @Creates({"4 Observation"})
    @DisplayName("A condition in the encoding of URLs finds its match too")
    void understandsEncodedConditions(Receiver receiver) {
        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);
        probe.assumeSupported();

        assertFound(
                ConditionForm.ENCODED,
                probe,
                receiver,
                "ifNoneExist is the query of a URL (FHIR R4, http.html#ccreate): decode it before it is read.");
    }

    @Shall("receiver.conditional-create.matched")
    @Creates({"4 Observation"})
    @DisplayName("A condition of two parts finds what meets both")
    void understandsConditionsOfTwoParts(Receiver receiver) {
        ConditionalCreateProbe probe = ConditionalCreateProbe.of(receiver);
        probe.assumeSupported();
        Coding code = Coding.of(probe.first().sent().path("code")).findFirst().orElseThrow();

        assertFound(
                ConditionForm.withCode(code),
                probe,
                receiver,
                "ifNoneExist is the query of a search, and all its parameters count (FHIR R4, http.html#ccreate).");
    }

    private static void assertFound(
            ConditionForm form, ConditionalCreateProbe probe, Receiver receiver, String advice) {
        Exchange answer = form.sent(receiver, probe.first().identifier());
        int status = ConditionalCreateProbe.status(answer);
        ConditionalCreateProbe.assumeSentOnce(receiver, status == 200 || status == 412);
        if (status == 201) {
            throw failure(
                    "status of an entry whose ifNoneExist is " + form.description(),
                    "200, as of the identifier alone",
                    "was 201",
                    advice);
        }
    }
}
