package org.cgmkit.cloud.grant;

import java.util.List;

/**
 * A platform that is registered.
 *
 * @param id its id
 * @param secret its secret
 * @param redirectUris where browsers may be sent
 */
public record OAuthClient(String id, String secret, List<String> redirectUris) {
    /** The platform under test's stand-in. */
    public static final OAuthClient FIRST = new OAuthClient(
            "platform-1",
            "platform-1-secret",
            List.of("https://platform.example/connected", "https://platform.example/other"));

    /** Another platform. */
    public static final OAuthClient SECOND =
            new OAuthClient("platform-2", "platform-2-secret", List.of("https://another.example/connected"));

    public OAuthClient {
        redirectUris = List.copyOf(redirectUris);
    }
}
