package org.cgmkit.t1d.receiver;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.cgmkit.fixtures.t1d.T1dSubmissions;
import org.cgmkit.guide.t1d.T1dEdition;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.TargetClient;

/**
 * A receiver of T1D data, as one check sees it.
 *
 * @param client the way to it
 */
public record T1dReceiver(TargetClient client) {
    static final T1dEdition EDITION = T1dEdition.usual();
    private static final String OPERATION = "Bundle/$submit-t1d-data";
    private static final List<String> OPTIONAL =
            List.of("extension", "address", "component", "interpretation", "referenceRange");

    /** An identifier that nobody else has. */
    static String freshRun() {
        return "cgmkit-" + UUID.randomUUID().toString().substring(0, 18);
    }

    /** A sound submission with no more than what most servers know; its patient has the identifier {@code run}. */
    static ObjectNode plain(String run) {
        ObjectNode bundle = T1dSubmissions.sound(run);
        bundle.path("entry").forEach(e -> ((ObjectNode) e.path("resource")).remove(OPTIONAL));
        // The second glucose says nothing without its component.
        ((ArrayNode) bundle.path("entry")).remove(3);
        return bundle;
    }

    Exchange submit(JsonNode bundle) {
        return post(OPERATION, bundle.toString());
    }

    Exchange post(String path, String body) {
        return client.send(Request.json("POST", path, body));
    }

    Exchange get(String path) {
        return client.send(Request.get(path));
    }

    /** Submits what has to be taken; where it is not, the check ends inconclusive. */
    Submitted submitted(ObjectNode bundle) {
        Exchange answer = submit(bundle);
        if (!answer.succeeded() || !answer.hasEntries()) {
            throw inconclusive("A sound submission was not processed (" + answer
                    + "), which t1d-receiver.operation.type-level tells of.");
        }
        return new Submitted(bundle, answer);
    }

    /** How many resources of a type are found by an identifier; inconclusive where that cannot be searched. */
    int count(String type, String system, String value) {
        Exchange answer = search(type, system, value);
        if (!answer.succeeded()) {
            throw inconclusive("A search by identifier was not answered (" + answer
                    + "), which t1d-receiver.identifiers.searchable tells of.");
        }
        return answer.json().path("entry").size();
    }

    Exchange search(String type, String system, String value) {
        return get(type + "?identifier=" + URLEncoder.encode(system + "|" + value, StandardCharsets.UTF_8));
    }

    int patients(String run) {
        return count("Patient", EDITION.patientIdentifierSystem(), run);
    }
}
