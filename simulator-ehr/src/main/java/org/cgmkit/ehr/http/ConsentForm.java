package org.cgmkit.ehr.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RedirectedErrorException;
import org.cgmkit.ehr.authorization.token.ConsentRequest;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.store.StoredResource;
import org.jspecify.annotations.Nullable;

/**
 * The browser's side of an authorization: the page, and the form that comes back.
 *
 * @param receiver the receiver that access is asked to
 * @param server its authorization server
 * @param url the address of the authorization server
 */
record ConsentForm(DataReceiver receiver, AuthorizationServer server, String url) {

    /** Shows the page, or sends the browser back to the client with an error. */
    void show(FormParameters form, Set<String> bases, HttpServletResponse response) throws IOException {
        try {
            ConsentRequest consent = server.ask(form, bases);
            Cookie cookie = new Cookie(consent.cookie(), consent.browser());
            cookie.setHttpOnly(true);
            cookie.setSecure(url.startsWith("https:"));
            cookie.setAttribute("SameSite", "Lax");
            cookie.setPath(Sandboxes.authorizationPath(receiver));
            response.addCookie(cookie);
            ConsentPage.ask(
                    response,
                    consent,
                    decision(),
                    patients(),
                    receiver.options().patient(),
                    null);
        } catch (RedirectedErrorException e) {
            send(response, e.url());
        } catch (OAuthException e) {
            ConsentPage.refuse(response, e.status(), e.error(), e.description());
        }
    }

    /** Takes the decision, and sends the browser back to the client. */
    void decide(FormParameters form, HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ConsentRequest consent = server.open(form, name -> cookie(request, name));
            String decision = form.required("decision");
            if (!decision.equals("allow")) {
                send(response, server.deny(consent));
                return;
            }
            String patient = consent.launchPatient() != null ? consent.launchPatient() : form.one("patient");
            if (consent.asksForPatient() && (patient == null || !patients().containsKey(patient))) {
                ConsentPage.ask(
                        response,
                        consent,
                        decision(),
                        patients(),
                        null,
                        patient == null ? "Choose a patient." : "Choose a patient of this EHR.");
                return;
            }
            boolean speaksOfPatient = consent.asksForPatient() || consent.launchPatient() != null;
            send(response, server.allow(consent, new HashSet<>(form.all("scope")), speaksOfPatient ? patient : null));
        } catch (OAuthException e) {
            ConsentPage.refuse(response, e.status(), e.error(), e.description());
        }
    }

    private String decision() {
        return Sandboxes.authorizationPath(receiver) + "/decision";
    }

    private Map<String, String> patients() {
        Map<String, String> names = new LinkedHashMap<>();
        for (StoredResource patient : receiver.patients()) {
            var name = patient.resource().path("name").path(0);
            names.put(
                    patient.id(),
                    (name.path("given").path(0).asText("") + " "
                                    + name.path("family").asText(""))
                            .strip());
        }
        return names;
    }

    /** The next request has to be a GET, whatever this one was (RFC 9700, section 4.12). */
    private static void send(HttpServletResponse response, String to) {
        response.setStatus(303);
        response.setHeader("Location", to);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
