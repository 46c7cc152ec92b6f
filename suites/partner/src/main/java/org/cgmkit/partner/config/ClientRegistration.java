package org.cgmkit.partner.config;

import java.util.List;

/**
 * As what the kit is registered with the partner.
 *
 * @param id the client id
 * @param secret the client secret
 * @param redirectUris the addresses that browsers may be sent to
 */
public record ClientRegistration(String id, String secret, List<String> redirectUris) {
    /** Keeps a copy. */
    public ClientRegistration {
        redirectUris = List.copyOf(redirectUris);
    }

    /** The address that is used. */
    public String redirectUri() {
        return redirectUris.getFirst();
    }
}
