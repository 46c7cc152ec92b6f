package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.t1d.receiver.T1dReceiver.freshRun;
import static org.cgmkit.t1d.receiver.T1dReceiver.plain;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.AnswerEntry;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a receiver says of itself, where it takes submissions, and how it answers (draft, "Bundle Patterns"). */
@ExtendWith(SubjectExtension.class)
class AnswerChecks {
    private static final int CREATED = 201;

    @Expected("t1d-receiver.capability.operation")
    @DisplayName("The operation is listed under Bundle")
    void listsTheOperation(T1dReceiver receiver) {
        JsonNode metadata = metadata(receiver);
        List<String> listed = list(metadata.at("/rest/0/resource"))
                .filter(r -> r.path("type").asText().equals("Bundle"))
                .flatMap(r -> list(r.path("operation")))
                .map(o -> o.path("definition").asText().split("\\|", 2)[0])
                .toList();
        boolean system = list(metadata.at("/rest/0/operation"))
                .anyMatch(o -> o.path("definition").asText().startsWith(T1dReceiver.EDITION.submitOperation()));

        assertThat(
                "operations of Bundle name " + T1dReceiver.EDITION.submitOperation(),
                listed.contains(T1dReceiver.EDITION.submitOperation()),
                is(true),
                system ? "It is listed for the whole server, in rest.operation." : "Listed there: " + listed + ".");
    }

    @Base("t1d-receiver.capability.fhir-r4-json")
    @DisplayName("The server says that it speaks FHIR R4 in JSON")
    void speaksR4(T1dReceiver receiver) {
        JsonNode metadata = metadata(receiver);

        assertThat("fhirVersion", metadata.path("fhirVersion").asText(), is("4.0.1"));
        assertThat(
                "formats name JSON",
                list(metadata.path("format")).anyMatch(f -> f.asText().contains("json")),
                is(true));
    }

    @Expected("t1d-receiver.operation.type-level")
    @DisplayName("A sound submission to Bundle/$submit-t1d-data is processed")
    void takesSubmissionsAtTheType(T1dReceiver receiver) {
        Exchange answer = receiver.submit(plain(freshRun()));
        if (processed(answer)) {
            return;
        }
        if (processed(receiver.submit(wrapped(plain(freshRun()))))) {
            throw inconclusive("It is taken inside Parameters, which t1d-receiver.operation.raw-body tells of.");
        }
        List<String> others = new ArrayList<>();
        if (processed(receiver.post("$submit-t1d-data", plain(freshRun()).toString()))) {
            others.add("It is taken at [base]/$submit-t1d-data: this is known trap 2.");
        }
        if (processed(receiver.post("", plain(freshRun()).toString()))) {
            others.add("It is taken as a plain transaction at [base]: this is known trap 2.");
        }
        assertThat(answer + " is processed", false, is(true), String.join(" ", others));
    }

    @Expected("t1d-receiver.operation.raw-body")
    @DisplayName("The body of a submission is the Bundle itself")
    void takesTheBundleItself(T1dReceiver receiver) {
        Exchange bare = receiver.submit(plain(freshRun()));
        if (!processed(bare)) {
            Exchange inside = receiver.submit(wrapped(plain(freshRun())));
            if (!processed(inside)) {
                throw inconclusive("Neither is taken, which t1d-receiver.operation.type-level tells of.");
            }
            assertThat("the Bundle is taken without Parameters around it", false, is(true), bare + ", " + inside);
        }
    }

    @Expected("t1d-receiver.response.bundle")
    @DisplayName("Success is a transaction-response")
    void answersWithATransactionResponse(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));

        assertThat("Bundle.type", submitted.answer().json().path("type").asText(), is("transaction-response"));
    }

    @Base("t1d-receiver.response.entry-status")
    @DisplayName("Every entry has a status")
    void givesEachEntryAStatus(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));

        assertNone("positions without a status", submitted.answer().entriesWithoutStatus(), "");
    }

    @Base("t1d-receiver.response.same-order")
    @DisplayName("The entries of the answer are those of the request, in order")
    void answersInOrder(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));

        assertThat("entries", submitted.answer().entries().size(), is(submitted.size()));
        assertNone(
                "positions whose location is of another type",
                submitted.answer().entries().stream()
                        .filter(e -> e.location()
                                .filter(l -> !l.type().equals(submitted.type(e.position())))
                                .isPresent())
                        .map(AnswerEntry::position)
                        .toList(),
                "");
    }

    @Expected("t1d-receiver.response.location")
    @DisplayName("What was created has a location")
    void tellsWhereItIs(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));

        assertNone(
                "positions created without a location",
                submitted
                        .answer()
                        .positions(e -> e.status() == CREATED && e.location().isEmpty()),
                "");
    }

    @Expected("t1d-receiver.response.overall-outcome")
    @DisplayName("A refused submission is 4xx with an OperationOutcome")
    void refusesWithAnOutcome(T1dReceiver receiver) {
        Exchange refusal = refusal(receiver, flawed());

        assertThat("status is 4xx", refusal.refused(), is(true), refusal.toString());
        assertThat("the body", refusal.resourceType(), is("OperationOutcome"));
    }

    /** What is answered to a flawed submission; inconclusive where that is taken, and not applicable where entries are refused alone. */
    static Exchange refusal(T1dReceiver receiver, ObjectNode flawed) {
        Exchange answer = receiver.submit(flawed);
        if (answer.succeeded()) {
            throw inconclusive("A submission with an unknown gender was not refused as a whole (" + answer
                    + "), of which t1d-receiver.validation.profile tells.");
        }
        return answer;
    }

    /** A submission whose patient has a gender that there is not. */
    static ObjectNode flawed() {
        ObjectNode bundle = plain(freshRun());
        ((ObjectNode) bundle.at("/entry/0/resource")).put("gender", "diverse");
        return bundle;
    }

    static JsonNode metadata(T1dReceiver receiver) {
        Exchange answer = receiver.get("metadata");
        if (!answer.resourceType().equals("CapabilityStatement")) {
            throw inconclusive(answer + " is no CapabilityStatement.");
        }
        return answer.json();
    }

    private static boolean processed(Exchange answer) {
        return answer.succeeded() && answer.resourceType().equals("Bundle");
    }

    private static JsonNode wrapped(ObjectNode bundle) {
        ObjectNode parameters = Json.object().put("resourceType", "Parameters");
        parameters.putArray("parameter").addObject().put("name", "resource").set("resource", bundle);
        return parameters;
    }

    private static Stream<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
