package org.cgmkit.submitter.outbox;

import org.jspecify.annotations.Nullable;

/**
 * What an authorization server gave the app.
 *
 * @param accessToken the token to show; it may have expired meanwhile
 * @param refreshToken what another one can be had for, or null
 * @param patient the patient whom it named, or null
 */
public record StoredGrant(
        String accessToken,
        @Nullable String refreshToken,
        @Nullable String patient) {
    @Override
    public String toString() {
        return "Grant[patient=" + patient + "]";
    }
}
