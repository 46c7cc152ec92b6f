package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.t1d.receiver.T1dReceiver.freshRun;
import static org.cgmkit.t1d.receiver.T1dReceiver.plain;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What breaks a profile is refused, with a reason (draft, "Bundle Patterns"). */
@ExtendWith(SubjectExtension.class)
class ValidationChecks {

    @Expected("t1d-receiver.validation.profile")
    @DisplayName("What breaks a profile is refused")
    void refusesWhatBreaksAProfile(T1dReceiver receiver) {
        receiver.submitted(plain(freshRun()));
        List<String> accepted = new ArrayList<>();
        breaches().forEach((name, breach) -> {
            ObjectNode bundle = plain(freshRun());
            breach.accept(bundle);
            Exchange answer = receiver.submit(bundle);
            if (answer.succeeded() && answer.positions(e -> e.refused()).isEmpty()) {
                accepted.add(name);
            }
        });

        assertNone("breaches that are accepted", accepted, "");
    }

    @Expected("t1d-receiver.validation.message")
    @DisplayName("The reason of a refusal can be acted upon")
    void saysWhatToChange(T1dReceiver receiver) {
        Exchange refusal = AnswerChecks.refusal(receiver, AnswerChecks.flawed());
        JsonNode issues = refusal.json().path("issue");
        if (issues.isEmpty()) {
            throw inconclusive("There is no OperationOutcome, which t1d-receiver.response.overall-outcome tells of.");
        }
        boolean helps = false;
        for (JsonNode issue : issues) {
            helps |= !issue.path("expression").isEmpty()
                    || !issue.path("location").isEmpty()
                    || issue.toString().contains("gender")
                    || issue.toString().contains("entry");
        }

        assertThat("an issue names a path, an element or an entry", helps, is(true), "It says: " + issues);
    }

    @Base("t1d-receiver.validation.malformed")
    @DisplayName("What is no submission is refused with 4xx")
    void refusesWhatIsNoSubmission(T1dReceiver receiver) {
        receiver.submitted(plain(freshRun()));
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("broken JSON", "{\"resourceType\":\"Bundle\",");
        bodies.put("a Patient", plain(freshRun()).at("/entry/0/resource").toString());
        bodies.put("a collection", plain(freshRun()).put("type", "collection").toString());
        List<String> wrong = new ArrayList<>();
        bodies.forEach((name, body) -> {
            Exchange answer = receiver.post("Bundle/$submit-t1d-data", body);
            if (!answer.refused()) {
                wrong.add(name + ": " + answer.status());
            }
        });

        assertNone("bodies that are not refused with 4xx", wrong, "");
    }

    private static Map<String, Consumer<ObjectNode>> breaches() {
        Map<String, Consumer<ObjectNode>> breaches = new LinkedHashMap<>();
        breaches.put("Bundle.timestamp missing", b -> b.remove("timestamp"));
        breaches.put("two patients", b -> {
            ObjectNode other = plain(freshRun());
            ((ArrayNode) b.path("entry")).add(other.at("/entry/0"));
        });
        breaches.put("Patient.birthDate missing", b -> at(b, 0, "").remove("birthDate"));
        breaches.put(
                "Patient.gender unknown to the value set", b -> at(b, 0, "").put("gender", "diverse"));
        breaches.put("T1D-ID without its type", b -> at(b, 0, "/identifier/0").remove("type"));
        breaches.put(
                "T1D-ID of the page's system",
                b -> at(b, 0, "/identifier/0").put("system", "http://t1dexchange.org/patient-id"));
        breaches.put("Encounter.class HH", b -> at(b, 1, "/class").put("code", "HH"));
        breaches.put("Encounter.period.start missing", b -> at(b, 1, "/period").remove("start"));
        breaches.put("glucose in mg/dl", b -> at(b, 2, "/valueQuantity").put("unit", "mg/dl"));
        breaches.put(
                "HbA1c without its display", b -> at(b, 3, "/code/coding/0").remove("display"));
        breaches.put("Observation.subject missing", b -> at(b, 4, "").remove("subject"));
        breaches.put("Condition.category missing", b -> at(b, 8, "").remove("category"));
        breaches.put("MedicationRequest.authoredOn missing", b -> at(b, 9, "").remove("authoredOn"));
        return breaches;
    }

    private static ObjectNode at(ObjectNode bundle, int entry, String path) {
        return (ObjectNode) bundle.at("/entry/" + entry + "/resource" + path);
    }
}
