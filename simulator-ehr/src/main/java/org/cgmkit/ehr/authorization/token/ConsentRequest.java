package org.cgmkit.ehr.authorization.token;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.ehr.authorization.client.RegisteredClient;
import org.cgmkit.ehr.authorization.scope.DataScope;
import org.cgmkit.ehr.authorization.scope.ScopeLevel;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * A request for authorization that somebody is to decide about.
 *
 * @param id what the form that asks names it by
 * @param client the client that asks
 * @param redirectUri where the answer goes
 * @param state what the answer repeats
 * @param challenge the hash of the verifier that the client has to show for the code (RFC 7636)
 * @param nonce what an id_token repeats, or null
 * @param scopes what the client can be given
 * @param launchPatient the id of the patient of an EHR launch, or null
 * @param csrf what the form has to repeat
 * @param browser what the browser has to repeat as a cookie
 * @param ends when it is too late to decide
 */
public record ConsentRequest(
        String id,
        RegisteredClient client,
        String redirectUri,
        String state,
        String challenge,
        @Nullable String nonce,
        Scopes scopes,
        @Nullable String launchPatient,
        String csrf,
        String browser,
        Instant ends) {

    /** The scopes that open no resources and can be denied one by one. */
    public static final Set<String> CHOICES = Set.of("offline_access", "online_access");

    /** Whether a patient has to be chosen. */
    public boolean asksForPatient() {
        return launchPatient == null
                && (scopes.has("launch/patient") || scopes.has("openid") || scopes.has(ScopeLevel.PATIENT));
    }

    /** What can be denied one by one: the scopes that open resources, and some of the others. */
    public Set<String> choices() {
        return Stream.concat(
                        scopes.data().stream().map(DataScope::text),
                        scopes.others().stream().filter(CHOICES::contains))
                .collect(Collectors.toSet());
    }

    /** The name of the cookie that the browser repeats; each request has its own, so that two can be open at once. */
    public String cookie() {
        return "cgmkit-" + id.substring(0, 8);
    }
}
