package org.cgmkit.ehr.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.receiver.LoggedRequest;
import org.cgmkit.ehr.store.StoredResource;
import org.cgmkit.ehr.submission.Json;

/** A sandbox and its log as the administration shows them. The token is not shown. */
final class SandboxView {

    private SandboxView() {}

    static ObjectNode of(Sandboxes sandboxes, DataReceiver receiver) {
        ObjectNode node = Json.object();
        node.put("id", receiver.id());
        node.put("baseUrl", sandboxes.baseUrl(receiver));
        node.put("behaviour", receiver.behaviour().name());
        ArrayNode defects = node.putArray("defects");
        receiver.options().defects().forEach(d -> defects.add(d.id()));
        node.put("context", receiver.options().patient() == null ? "system" : "patient");
        if (receiver.options().patient() != null) {
            node.put("patient", receiver.options().patient());
        }
        AuthorizationServer server = receiver.authorization();
        node.put("authorization", server != null ? "smart" : receiver.options().token() != null ? "token" : "none");
        node.put("tokenRequired", server != null || receiver.options().token() != null);
        if (server != null) {
            node.put("authorizationUrl", sandboxes.authorizationUrl(receiver));
            server.clients().forEach(c -> client(node.withArray("clients").addObject(), c));
        }
        ArrayNode patients = node.putArray("patients");
        receiver.patients().stream().map(StoredResource::id).forEach(patients::add);
        ObjectNode resources = node.putObject("resources");
        receiver.store().counts().forEach(resources::put);
        return node;
    }

    /** What is public about a client. */
    private static void client(ObjectNode node, RegisteredClient client) {
        node.put("id", client.id());
        node.put("authentication", client.authenticationMethod());
        client.redirectUris().forEach(uri -> node.withArray("redirectUris").add(uri));
        node.put("scopes", client.scopes());
    }

    /**
     * The last requests to a sandbox, and how many there were.
     *
     * @param after only those with a higher number
     */
    static ObjectNode requests(DataReceiver receiver, long after) {
        ObjectNode node = Json.object();
        List<LoggedRequest> kept = receiver.log().requests();
        node.put("count", kept.isEmpty() ? 0 : kept.getLast().number());
        ArrayNode array = node.putArray("requests");
        for (LoggedRequest request : kept) {
            if (request.number() <= after) {
                continue;
            }
            ObjectNode item = array.addObject();
            item.put("number", request.number());
            item.put("time", request.time().toString());
            item.put("durationMs", request.duration().toMillis());
            item.put("method", request.method());
            item.put("url", request.url());
            ObjectNode headers = item.putObject("headers");
            request.headers().forEach(headers::put);
            item.put("body", request.body());
            item.put("status", request.status());
            item.put("answer", request.answer());
        }
        return node;
    }
}
