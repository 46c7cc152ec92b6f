package org.cgmkit.ehr.authorization.token;

import java.time.Instant;
import org.cgmkit.ehr.authorization.scope.Scopes;
import org.jspecify.annotations.Nullable;

/**
 * What somebody allowed a client once, as it was when it was looked up; it ends with all that was issued from it.
 *
 * @param id what it is told by
 * @param client the id of the client
 * @param scopes what was allowed
 * @param patient the id of the patient in its launch context, or null
 * @param refreshEnds when its refresh token ends, or null where it has none or none with an end
 */
public record Grant(
        String id,
        String client,
        Scopes scopes,
        @Nullable String patient,
        @Nullable Instant refreshEnds) {}
