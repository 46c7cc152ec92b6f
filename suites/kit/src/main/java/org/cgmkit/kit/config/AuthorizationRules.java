package org.cgmkit.kit.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be seen to be wrong with how the kit shall authorize itself, before anything is sent. Each method gives back what it
 * takes, in the form in which the kit keeps it, or throws a {@link ConfigurationException} that says what was expected.
 */
public final class AuthorizationRules {
    /** RFC 6749, appendix A.1. */
    private static final Pattern CLIENT_ID = Pattern.compile("[\\x20-\\x7E]+");

    /** RFC 6749, section 3.3. */
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

    private static final int HIGHEST_PORT = 65_535;

    private AuthorizationRules() {}

    /** The id under which the kit is registered. */
    public static String clientId(String text) {
        if (text.isBlank() || !CLIENT_ID.matcher(text).matches()) {
            throw new ConfigurationException(
                    "Expected the id under which cgmkit is registered at the authorization server, but got '" + text
                            + "'.");
        }
        return text;
    }

    /** Scopes, with one blank between two of them. */
    public static String scopes(String text) {
        List<String> scopes = List.of(text.strip().split("\\s+"));
        for (String scope : scopes) {
            if (!SCOPE.matcher(scope).matches()) {
                throw new ConfigurationException("Expected scopes separated by blanks, such as 'system/Device.cu "
                        + "system/Observation.cu?category=laboratory', but got '" + scope + "'.");
            }
        }
        return String.join(" ", scopes);
    }

    /**
     * The address of an endpoint of the authorization server.
     *
     * @param what which endpoint it is
     */
    public static URI endpoint(String what, String text) {
        try {
            URI uri = new URI(text.strip());
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawFragment() == null && uri.getRawUserInfo() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Told below, as everything else that is no such address.
        }
        throw new ConfigurationException("Expected the address of " + what
                + ", such as https://auth.example.org/token, but got '" + text + "'.");
    }

    /** A port of this machine, or 0 for any that is free. */
    public static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= HIGHEST_PORT) {
            return Integer.parseInt(text);
        }
        throw new ConfigurationException(
                "Expected a port of this machine (1 to 65535, or 0 for any that is free), but got '" + text + "'.");
    }
}
