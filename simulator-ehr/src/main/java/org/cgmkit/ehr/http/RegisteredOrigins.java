package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.hosting.OriginPolicy;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.rest.FhirResponseWriter;
import org.cgmkit.ehr.submission.Refusal;

/** Lets the pages call a sandbox that belong to its clients: those at the origins of their redirect URIs. */
public final class RegisteredOrigins implements OriginPolicy {
    private final Sandboxes sandboxes;

    /** The origins of the clients of these sandboxes. */
    public RegisteredOrigins(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    public boolean admits(String path, String origin) {
        return at(path).map(DataReceiver::authorization)
                .map(server -> server.admitsOrigin(origin))
                .orElse(false);
    }

    @Override
    public void refuse(HttpServletRequest preflight, HttpServletResponse response) throws IOException {
        Optional<DataReceiver> receiver = at(preflight.getRequestURI());
        Refusal refusal = Refusal.of(403, "forbidden", reason(preflight.getHeader("Origin"), receiver));
        if (receiver.isEmpty()) {
            FhirResponseWriter.write(response, refusal.answer());
            return;
        }
        LoggedExchange exchange = LoggedExchange.begin(receiver.get(), "", preflight, response);
        try {
            FhirResponseWriter.write(exchange.response(), refusal.answer());
        } finally {
            exchange.log();
        }
    }

    private static String reason(String origin, Optional<DataReceiver> receiver) {
        AuthorizationServer server = receiver.map(DataReceiver::authorization).orElse(null);
        return "Expected a page of an origin that may call this receiver from a browser (CORS), but it is of " + origin
                + (server == null
                        ? ": open the receiver to it with --cors " + origin + "."
                        : ": register a redirect URI of that origin for the app, or open the receiver to it with --cors "
                                + origin + ".");
    }

    private Optional<DataReceiver> at(String path) {
        return Sandboxes.isAuthorization(path) ? sandboxes.authorizationAt(path) : sandboxes.at(path);
    }
}
