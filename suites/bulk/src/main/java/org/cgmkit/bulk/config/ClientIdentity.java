package org.cgmkit.bulk.config;

import com.nimbusds.jose.jwk.JWK;
import org.cgmkit.kit.config.ClientKey;

/**
 * As whom the kit is registered with a source.
 *
 * @param id the client id
 * @param key what it signs with, with both halves
 * @param scopes what it asks for
 */
public record ClientIdentity(String id, JWK key, String scopes) {
    /** What opens everything that a cohort's export has. */
    public static final String SCOPES = "system/*.rs";

    /** The key as the kit signs with it. */
    public ClientKey signing() {
        return ClientKey.of(key);
    }
}
