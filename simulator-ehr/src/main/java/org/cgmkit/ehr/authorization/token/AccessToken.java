package org.cgmkit.ehr.authorization.token;

import java.time.Instant;
import org.cgmkit.ehr.authorization.scope.Permission;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * An access token, without the text by which it is shown.
 *
 * @param client the id of the client that got it
 * @param scopes what it opens
 * @param patient the id of the patient in its launch context, or null
 * @param issued when it was issued
 * @param expires when it stops to count
 */
public record AccessToken(
        String client, Scopes scopes, @Nullable String patient, Instant issued, Instant expires) {

    /** What it opens. */
    public Permission permission() {
        return Permission.of(scopes.data(), patient);
    }
}
