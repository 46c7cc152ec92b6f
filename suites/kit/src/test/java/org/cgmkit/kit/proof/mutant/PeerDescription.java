package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/**
 * What mutations have to know of the peer that they change.
 *
 * @param baseUrl its base, without a slash at its end
 * @param operation where submissions are posted, below the base
 * @param kinds what kind a resource is of, such as the last part of its profile's address
 * @param somebodyElse the id of a patient whom nothing should be about
 */
public record PeerDescription(String baseUrl, String operation, Function<JsonNode, String> kinds, String somebodyElse) {

    Routes routes() {
        return Routes.below(baseUrl);
    }

    /** Whether the request is a submission. */
    boolean isSubmission(WireMessage request) {
        return routes().of(request).equals("POST " + operation);
    }

    /** Whether the request asks for resources, by read or search. */
    boolean isReading(WireMessage request) {
        return routes().of(request).matches("GET [A-Z][A-Za-z]+(/\\{id}|\\??)");
    }

    /** The kind of an answer: the question, and the status. */
    String answerKind(WireMessage request, WireMessage answer) {
        return routes().of(request) + " " + answer.status();
    }
}
