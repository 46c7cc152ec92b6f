package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.kit.check.OutcomeException.notApplicable;
import static org.cgmkit.t1d.receiver.T1dReceiver.freshRun;
import static org.cgmkit.t1d.receiver.T1dReceiver.plain;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** All or nothing, references, conditions (FHIR R4, http.html, "transaction", "conditional create"). */
@ExtendWith(SubjectExtension.class)
class TransactionChecks {
    private static final int PRESCRIPTION = 9;

    @Base("t1d-receiver.transaction.truthful")
    @DisplayName("Nothing of a refused submission is stored")
    void storesNothingOfARefusal(T1dReceiver receiver) {
        ObjectNode flawed = AnswerChecks.flawed();
        String run = flawed.at("/entry/0/resource/identifier/0/value").asText();
        AnswerChecks.refusal(receiver, flawed);

        assertThat("patients of a submission that was refused", receiver.patients(run), is(0));
    }

    @Base("t1d-receiver.transaction.references")
    @DisplayName("References lead to what was stored")
    void rewritesReferences(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));
        Map<String, String> locations = submitted.locations();
        List<String> wrong = new ArrayList<>();
        for (Submitted.Kept kept : submitted.kept(receiver)) {
            compare(kept.sent(), kept.stored(), kept.location(), locations, wrong);
        }

        assertNone("references that lead elsewhere", wrong, "");
    }

    private static void compare(
            JsonNode sent, JsonNode stored, String path, Map<String, String> locations, List<String> wrong) {
        String target = locations.get(sent.path("reference").asText());
        if (target != null) {
            String reference = stored.path("reference").asText();
            if (!reference.equals(target) && !reference.endsWith("/" + target)) {
                wrong.add(path + " is '" + reference + "', not " + target);
            }
            return;
        }
        sent.properties()
                .forEach(
                        p -> compare(p.getValue(), stored.path(p.getKey()), path + "." + p.getKey(), locations, wrong));
        for (int i = 0; sent.isArray() && i < sent.size(); i++) {
            compare(sent.path(i), stored.path(i), path + "[" + i + "]", locations, wrong);
        }
    }

    @Base("t1d-receiver.transaction.order-free")
    @DisplayName("What is referred to may come later")
    void takesTargetsLast(T1dReceiver receiver) {
        receiver.submitted(plain(freshRun()));
        ObjectNode bundle = plain(freshRun());
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        for (int i = 0; i < PRESCRIPTION; i++) {
            entries.insert(i, entries.remove(PRESCRIPTION));
        }

        Exchange answer = receiver.submit(bundle);

        assertThat("the same with the prescription first is taken", answer.succeeded(), is(true), answer.toString());
    }

    @Base("t1d-receiver.conditional-create.created")
    @DisplayName("A new patient is created once")
    void createsOnce(T1dReceiver receiver) {
        String run = freshRun();
        Submitted submitted = receiver.submitted(plain(run));
        int status = submitted.answer().statusOf(0);

        assertThat("status of the new patient", status == 0 ? 201 : status, is(201));
        assertThat("patients with that identifier", receiver.patients(run), is(1));
    }

    @Expected("t1d-receiver.conditional-create.matched")
    @DisplayName("A patient that is there is not created again")
    void matchesThePatient(T1dReceiver receiver) {
        String run = freshRun();
        String first = receiver.submitted(plain(run)).location(0);
        assumeOne(receiver, run);

        Exchange again = receiver.submit(plain(run));

        assertThat("the same again is taken", again.succeeded(), is(true), again.toString());
        assertThat("patients with that identifier", receiver.patients(run), is(1));
        assertThat("status of the matched patient", again.statusOf(0), is(200));
        assertThat(
                "where the match is", again.locationOf(0).map(Object::toString).orElse("not told"), is(first));
    }

    @Base("t1d-receiver.conditional-create.references")
    @DisplayName("References to a matched patient lead to the match")
    void refersToTheMatch(T1dReceiver receiver) {
        String run = freshRun();
        String first = receiver.submitted(plain(run)).location(0);
        assumeOne(receiver, run);
        Submitted again = matched(receiver, run);

        String subject = again.kept(receiver, again.first("Encounter"))
                .stored()
                .at("/subject/reference")
                .asText();

        assertThat(
                "subject of the visit leads to " + first,
                subject.equals(first) || subject.endsWith("/" + first),
                is(true),
                "It is '" + subject + "': this is known trap 3.");
    }

    @Base("t1d-receiver.conditional-create.ambiguous")
    @DisplayName("Several matches are refused")
    void refusesSeveralMatches(T1dReceiver receiver) {
        String known = freshRun();
        receiver.submitted(plain(known));
        assumeOne(receiver, known);
        matched(receiver, known);
        String run = freshRun();
        JsonNode patient = plain(run).at("/entry/0/resource");
        for (int i = 0; i < 2; i++) {
            receiver.post("Patient", patient.toString());
        }
        if (receiver.patients(run) != 2) {
            throw inconclusive("Two patients with one identifier cannot be made here by POST Patient.");
        }

        Exchange answer = receiver.submit(plain(run));

        int status = answer.succeeded() ? answer.statusOf(0) : answer.status();
        assertThat("status where two match", status, is(412));
        assertThat("patients with that identifier", receiver.patients(run), is(2));
    }

    @Expected("t1d-receiver.conditional-update.supported")
    @DisplayName("A conditional PUT updates the match")
    void updatesTheMatch(T1dReceiver receiver) {
        String run = freshRun();
        String first = receiver.submitted(plain(run)).location(0);
        assumeOne(receiver, run);
        ObjectNode update = plain(run);
        ObjectNode request = (ObjectNode) update.at("/entry/0/request");
        request.put("method", "PUT")
                .put("url", "Patient?" + request.remove("ifNoneExist").asText());
        ((ObjectNode) update.at("/entry/0/resource")).put("birthDate", "2006-05-15");

        Exchange answer = receiver.submit(update);

        assertThat("a conditional update is taken", answer.succeeded(), is(true), answer.toString());
        assertThat("patients with that identifier", receiver.patients(run), is(1));
        assertThat(
                "the new date of birth",
                receiver.get(first).json().path("birthDate").asText(),
                is("2006-05-15"));
    }

    @Expected("t1d-receiver.individual.create")
    @DisplayName("A listed create is taken")
    void takesAListedCreate(T1dReceiver receiver) {
        boolean listed = StreamSupport.stream(
                        AnswerChecks.metadata(receiver).at("/rest/0/resource").spliterator(), false)
                .filter(r -> r.path("type").asText().equals("Patient"))
                .flatMap(r -> StreamSupport.stream(r.path("interaction").spliterator(), false))
                .anyMatch(i -> i.path("code").asText().equals("create"));
        if (!listed) {
            throw notApplicable("/metadata lists no create of Patient.");
        }
        Exchange answer = receiver.post(
                "Patient", plain(freshRun()).at("/entry/0/resource").toString());

        assertThat("status of POST Patient", answer.status(), is(201));
    }

    private static void assumeOne(T1dReceiver receiver, String run) {
        if (receiver.patients(run) != 1) {
            throw inconclusive(
                    "The patient is not there once, which t1d-receiver.conditional-create.created tells of.");
        }
    }

    private static Submitted matched(T1dReceiver receiver, String run) {
        Submitted again = receiver.submitted(plain(run));
        if (receiver.patients(run) != 1) {
            throw inconclusive(
                    "The patient was created again, which t1d-receiver.conditional-create.matched tells of.");
        }
        return again;
    }
}
