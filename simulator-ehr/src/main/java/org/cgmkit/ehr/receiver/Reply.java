package org.cgmkit.ehr.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.ehr.submission.Answer;
import org.cgmkit.ehr.submission.EntryAnswer;
import org.cgmkit.ehr.submission.Json;

/** The answer to a processed submission (guide, OperationDefinition submit-cgm-bundle, parameter {@code return}). */
final class Reply {

    private Reply() {}

    /** A transaction-response Bundle with one entry for each submitted one, in the same order. */
    static Answer of(List<EntryAnswer> answers) {
        ObjectNode bundle = Json.object();
        bundle.put("resourceType", "Bundle");
        bundle.put("type", "transaction-response");
        ArrayNode entries = bundle.putArray("entry");
        answers.forEach(a -> entries.add(a.entry()));
        return Answer.of(200, bundle);
    }
}
