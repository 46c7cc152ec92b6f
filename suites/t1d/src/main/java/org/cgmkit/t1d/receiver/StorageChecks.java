package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.Facts.assertNone;
import static org.cgmkit.kit.check.Facts.assertThat;
import static org.cgmkit.kit.check.OutcomeException.inconclusive;
import static org.cgmkit.t1d.receiver.T1dReceiver.freshRun;
import static org.cgmkit.t1d.receiver.T1dReceiver.plain;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cgmkit.fixtures.t1d.T1dSubmissions;
import org.cgmkit.kit.check.Base;
import org.cgmkit.kit.check.Expected;
import org.cgmkit.kit.check.Shall;
import org.cgmkit.kit.check.SubjectExtension;
import org.cgmkit.kit.wire.Exchange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of that which was taken (draft, "Must Support"; FHIR R4, http.html, "create"). */
@ExtendWith(SubjectExtension.class)
class StorageChecks {
    private static final List<String> SUPPORTED = List.of(
            "extension",
            "identifier",
            "active",
            "name",
            "gender",
            "birthDate",
            "address",
            "qualification",
            "type",
            "class",
            "participant",
            "period",
            "reasonCode",
            "status",
            "category",
            "code",
            "effectiveDateTime",
            "valueQuantity",
            "valueString",
            "valueInteger",
            "valueCodeableConcept",
            "component",
            "interpretation",
            "referenceRange",
            "onsetDateTime",
            "intent",
            "medicationCodeableConcept",
            "authoredOn",
            "dosageInstruction");
    private static final Set<String> COMPARED = Set.of(
            "identifier",
            "code",
            "effectiveDateTime",
            "valueQuantity",
            "valueString",
            "valueInteger",
            "valueCodeableConcept",
            "period",
            "onsetDateTime",
            "medicationCodeableConcept",
            "authoredOn");
    private static final int READING = 6;
    private static final int MANY = 1_000;
    private static final int FEW = 100;

    @Shall("t1d-receiver.must-support.accepted")
    @DisplayName("No element that has to be supported is refused")
    void takesWhatHasToBeSupported(T1dReceiver receiver) {
        receiver.submitted(plain(freshRun()));
        Exchange all = receiver.submit(T1dSubmissions.sound(freshRun()));
        if (all.succeeded()) {
            return;
        }
        List<String> refused = new ArrayList<>();
        JsonNode entries = T1dSubmissions.sound(freshRun()).path("entry");
        for (int i = 0; i < entries.size(); i++) {
            JsonNode extensions = entries.path(i).path("resource").path("extension");
            for (JsonNode extension : extensions) {
                ObjectNode bundle = plain(freshRun());
                if (i > 2) {
                    continue;
                }
                ((ObjectNode) bundle.path("entry").path(i).path("resource"))
                        .putArray("extension")
                        .add(extension);
                if (!receiver.submit(bundle).succeeded()) {
                    refused.add(extension.path("url").asText());
                }
            }
        }
        assertThat("a submission with every element is taken", false, is(true), "Refused alone: " + refused + ".");
    }

    @Shall("t1d-receiver.must-support.stored")
    @DisplayName("Every element that has to be supported is stored")
    void storesWhatHasToBeSupported(T1dReceiver receiver) {
        List<String> lost = new ArrayList<>();
        for (Submitted.Kept kept : full(receiver).kept(receiver)) {
            for (String field : SUPPORTED) {
                JsonNode sent = kept.sent().path(field);
                JsonNode stored = kept.stored().path(field);
                boolean whole = !sent.isArray() || stored.size() >= sent.size();
                if (!sent.isMissingNode() && (stored.isMissingNode() || !whole)) {
                    lost.add(kept.sent().path("resourceType").asText() + "." + field + " of " + kept.location());
                }
            }
        }

        assertNone("elements that were sent and are not stored", lost, "");
    }

    @Shall("t1d-receiver.storage.retrievable")
    @DisplayName("What was accepted can be read")
    void keepsWhatWasAccepted(T1dReceiver receiver) {
        Submitted submitted = receiver.submitted(plain(freshRun()));
        List<String> gone = new ArrayList<>();
        for (int i = 0; i < submitted.size(); i++) {
            Exchange read = receiver.get(submitted.location(i));
            if (!read.succeeded()) {
                gone.add(read.toString());
            }
        }

        assertNone("locations at which nothing is", gone, "");
    }

    @Base("t1d-receiver.storage.faithful")
    @DisplayName("Values, units, times, codings and identifiers come back as sent")
    void changesNothing(T1dReceiver receiver) {
        List<String> changed = new ArrayList<>();
        for (Submitted.Kept kept : full(receiver).kept(receiver)) {
            for (String field : COMPARED) {
                JsonNode sent = kept.sent().path(field);
                JsonNode stored = kept.stored().path(field);
                if (!sent.isMissingNode() && !stored.isMissingNode() && !same(sent, stored)) {
                    changed.add(kept.location() + " " + field + ": sent " + sent + ", stored " + stored);
                }
            }
        }

        assertNone("elements that changed", changed, "");
    }

    /** What was sent is all there; a server may add. */
    private static boolean same(JsonNode sent, JsonNode stored) {
        if (sent.isObject()) {
            return sent.properties().stream().allMatch(p -> same(p.getValue(), stored.path(p.getKey())));
        }
        if (sent.isArray()) {
            for (JsonNode item : sent) {
                boolean found = false;
                for (JsonNode other : stored) {
                    found |= same(item, other);
                }
                if (!found) {
                    return false;
                }
            }
            return true;
        }
        if (sent.isNumber() && stored.isNumber()) {
            return sent.decimalValue().compareTo(stored.decimalValue()) == 0;
        }
        return sent.asText().equals(stored.asText()) || sameInstant(sent.asText(), stored.asText());
    }

    private static boolean sameInstant(String sent, String stored) {
        try {
            return OffsetDateTime.parse(sent).isEqual(OffsetDateTime.parse(stored));
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Expected("t1d-receiver.identifiers.searchable")
    @DisplayName("Patients and visits are found by identifier")
    void findsByIdentifier(T1dReceiver receiver) {
        String run = freshRun();
        receiver.submitted(plain(run));

        assertThat(
                "patients found",
                found(receiver.search("Patient", T1dReceiver.EDITION.patientIdentifierSystem(), run)),
                is(greaterThan(0)));
        assertThat(
                "visits found",
                found(receiver.search(
                        "Encounter", T1dReceiver.EDITION.canonicalBase() + "/encounter-id", run + "-encounter")),
                is(greaterThan(0)));
    }

    private static int found(Exchange answer) {
        return answer.json().path("entry").size();
    }

    @Expected("t1d-receiver.size.thousand")
    @DisplayName("A thousand entries are taken")
    void takesAThousand(T1dReceiver receiver) {
        if (!receiver.submit(many(FEW)).succeeded()) {
            throw inconclusive("A submission of " + FEW + " entries is not taken either.");
        }
        Exchange answer = receiver.submit(many(MANY));

        assertThat(MANY + " entries are taken as " + FEW + " are", answer.succeeded(), is(true), answer.toString());
    }

    private static ObjectNode many(int size) {
        String run = freshRun();
        ObjectNode bundle = plain(run);
        ArrayNode entries = (ArrayNode) bundle.path("entry");
        JsonNode reading = entries.path(READING);
        while (entries.size() < size) {
            ObjectNode another = reading.deepCopy();
            another.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
            ((ObjectNode) another.at("/resource/identifier/0")).put("value", run + "-" + entries.size());
            entries.add(another);
        }
        return bundle;
    }

    private static Submitted full(T1dReceiver receiver) {
        receiver.submitted(plain(freshRun()));
        ObjectNode bundle = T1dSubmissions.sound(freshRun());
        Exchange answer = receiver.submit(bundle);
        if (!answer.succeeded()) {
            throw inconclusive("A submission with every element is refused (" + answer
                    + "), which t1d-receiver.must-support.accepted tells of.");
        }
        return new Submitted(bundle, answer);
    }
}
