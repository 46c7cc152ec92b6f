package org.cgmkit.ehr.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.jspecify.annotations.Nullable;

/**
 * The launch button of an EHR (SMART App Launch 2.2, "Launch App: EHR Launch"): {@code GET …/launch?client=ID} sends the
 * browser to where the app begins, with {@code iss} and a new {@code launch}. {@code patient} says for whom, where that is
 * not the patient of the sandbox; {@code url} where to, where the client was not registered with that.
 *
 * @param receiver the receiver that launches
 * @param server its authorization server
 * @param base its FHIR base, as the browser knows it
 */
record LaunchRedirect(DataReceiver receiver, AuthorizationServer server, String base) {

    /** Launches, or shows a page that says why not. */
    void launch(FormParameters query, HttpServletResponse response) throws IOException {
        try {
            String to = address(query).toString();
            String patient = patient(query);
            ConsentForm.send(
                    response,
                    to + (to.contains("?") ? "&" : "?") + "iss=" + encoded(base) + "&launch="
                            + encoded(server.launch(patient)));
        } catch (OAuthException e) {
            ConsentPage.refuse(response, "The app cannot be launched", e);
        }
    }

    private URI address(FormParameters query) {
        RegisteredClient client = client(query.required("client"));
        String given = query.one("url");
        if (given == null) {
            if (client.launchUrl() == null) {
                throw OAuthException.invalidRequest("Expected a launch URL of client " + client.id()
                        + ", but it was registered without one: give it as the parameter url, or as launchUrl of the"
                        + " client.");
            }
            return client.launchUrl();
        }
        // Else the simulator would send browsers anywhere.
        boolean registered =
                client.launchUrl() != null && given.equals(client.launchUrl().toString());
        if (!registered && !client.admitsPage(given)) {
            throw OAuthException.invalidRequest("Expected a launch URL at the origin of a redirect URI of client "
                    + client.id() + " (" + String.join(", ", client.redirectUris()) + "), but got " + given + ".");
        }
        return URI.create(given);
    }

    private RegisteredClient client(String id) {
        return server.clients().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow(() -> OAuthException.invalidRequest(
                        "Expected the id of a client of this sandbox as client, but it knows none called " + id + "."));
    }

    private String patient(FormParameters query) {
        @Nullable String named = query.one("patient");
        String patient = named == null ? receiver.options().patient() : named;
        if (patient == null) {
            throw OAuthException.invalidRequest(
                    "Expected the parameter patient, as this sandbox is bound to no patient, but it is missing.");
        }
        if (!SandboxPatients.names(receiver).containsKey(patient)) {
            throw OAuthException.invalidRequest("Expected one of the patients "
                    + String.join(", ", SandboxPatients.names(receiver).keySet()) + ", but got " + patient + ".");
        }
        return patient;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
