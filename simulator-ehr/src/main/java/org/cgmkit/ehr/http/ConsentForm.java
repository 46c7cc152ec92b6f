package org.cgmkit.ehr.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.RedirectedErrorException;
import org.cgmkit.ehr.authorization.token.ConsentRequest;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.jspecify.annotations.Nullable;

/**
 * The browser's side of an authorization: the page, and the form that comes back.
 *
 * @param receiver the receiver that access is asked to
 * @param server its authorization server
 * @param url the address of the authorization server
 */
record ConsentForm(DataReceiver receiver, AuthorizationServer server, String url) {

    /** Shows the page, or sends the browser back to the client with an error, or where nobody is to be asked. */
    void show(FormParameters form, Set<String> bases, HttpServletResponse response) throws IOException {
        try {
            ConsentRequest consent = server.ask(form, bases);
            switch (server.options().consent()) {
                case PAGE -> ask(consent, response);
                case ALLOW -> send(response, server.allow(consent, consent.choices(), patientOf(consent)));
                case DENY -> send(response, server.deny(consent));
            }
        } catch (RedirectedErrorException e) {
            send(response, e.url());
        } catch (OAuthException e) {
            ConsentPage.refuse(response, "The app cannot be connected", e);
        }
    }

    private void ask(ConsentRequest consent, HttpServletResponse response) throws IOException {
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
                SandboxPatients.names(receiver),
                receiver.options().patient(),
                null);
    }

    /** Whom somebody would choose who is not there: the patient of the launch, else of the sandbox, else the first one. */
    private @Nullable String patientOf(ConsentRequest consent) {
        if (consent.launchPatient() != null) {
            return consent.launchPatient();
        }
        String bound = receiver.options().patient();
        return !consent.asksForPatient()
                ? null
                : bound != null
                        ? bound
                        : SandboxPatients.names(receiver).keySet().iterator().next();
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
            if (consent.asksForPatient()
                    && (patient == null || !SandboxPatients.names(receiver).containsKey(patient))) {
                ConsentPage.ask(
                        response,
                        consent,
                        decision(),
                        SandboxPatients.names(receiver),
                        null,
                        patient == null ? "Choose a patient." : "Choose a patient of this EHR.");
                return;
            }
            boolean speaksOfPatient = consent.asksForPatient() || consent.launchPatient() != null;
            send(response, server.allow(consent, new HashSet<>(form.all("scope")), speaksOfPatient ? patient : null));
        } catch (OAuthException e) {
            ConsentPage.refuse(response, "The app cannot be connected", e);
        }
    }

    private String decision() {
        return Sandboxes.authorizationPath(receiver) + "/decision";
    }

    /** The next request has to be a GET, whatever this one was (RFC 9700, section 4.12). */
    static void send(HttpServletResponse response, String to) {
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
