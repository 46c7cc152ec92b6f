package org.cgmkit.submitter;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cgmkit.submitter.setup.PatientSource;
import org.cgmkit.submitter.smart.AccessRefusedException;
import org.cgmkit.submitter.smart.AuthorizedClient;
import org.cgmkit.submitter.wire.HttpReply;
import org.cgmkit.submitter.wire.NoAnswerException;
import org.cgmkit.submitter.wire.OutgoingRequest;

/**
 * Learns the patient's logical id (guide, "Establish EHR Patient ID").
 *
 * @param base the receiver's base URL
 * @param wire what asks it
 */
record PatientLookup(URI base, AuthorizedClient wire) {

    /** The id. */
    String find(PatientSource source) throws NoAnswerException, AccessRefusedException {
        return switch (source) {
            case PatientSource.Given given -> given.id();
            case PatientSource.FromLaunch launch -> {
                wire.access().token();
                yield wire.access()
                        .patient()
                        .orElseThrow(() ->
                                new AccessRefusedException("Expected the authorization server to name the patient with"
                                        + " the token, as launch/patient asks it to, but it did not."));
            }
            case PatientSource.BySearch search -> search(search.query());
        };
    }

    private String search(String query) throws NoAnswerException, AccessRefusedException {
        String parameters =
                query.contains("=") ? query : "identifier=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        HttpReply reply = wire.send(OutgoingRequest.get(URI.create(base + "/Patient?" + parameters)));
        if (reply.temporary()) {
            throw new NoAnswerException(
                    "The receiver does not search for the patient now (" + reply.status() + ").", null);
        }
        List<String> ids = reply.json()
                .path("entry")
                .valueStream()
                .map(e -> e.path("resource"))
                .filter(r -> r.path("resourceType").asText().equals("Patient"))
                .map((JsonNode r) -> r.path("id").asText())
                .toList();
        if (ids.size() != 1) {
            throw new AccessRefusedException("Expected one patient to be found by " + parameters + ", but there are "
                    + ids.size() + " (" + reply.status() + "); give a query that fits one alone, or the patient's id.");
        }
        return ids.getFirst();
    }
}
