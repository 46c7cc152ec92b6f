package org.cgmkit.ehr.authorization.client;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares redirect URIs. */
final class RedirectUri {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");
    private static final Map<String, Integer> STANDARD_PORTS = Map.of("http", 80, "https", 443);

    private RedirectUri() {}

    /** Whether both are the same to the letter; on the loopback interface the port does not count (RFC 8252, section 7.3). */
    static boolean matches(String registered, String given) {
        if (registered.equals(given)) {
            return true;
        }
        String one = withoutLoopbackPort(registered);
        return one != null && one.equals(withoutLoopbackPort(given));
    }

    /**
     * Whether pages of that origin are the client's own by its redirect URI (Fetch standard, "Origin"); on the loopback
     * interface at any port, as the redirect URI itself.
     */
    static boolean isOfOrigin(String registered, String origin) {
        String own = origin(registered);
        if (own == null) {
            return false;
        }
        String loopback = withoutLoopbackPort(own);
        return own.equals(origin) || (loopback != null && loopback.equals(withoutLoopbackPort(origin)));
    }

    /** The origin of an address as browsers write it, or null where it has none, as that of a native app. */
    static @Nullable String origin(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !STANDARD_PORTS.containsKey(scheme)) {
                return null;
            }
            boolean standard = uri.getPort() < 0 || uri.getPort() == STANDARD_PORTS.get(scheme);
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (standard ? "" : ":" + uri.getPort());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String withoutLoopbackPort(String text) {
        try {
            URI uri = URI.create(text);
            String host = uri.getHost();
            if (!"http".equals(uri.getScheme())
                    || host == null
                    || !LOOPBACK.contains(host)
                    || uri.getRawUserInfo() != null
                    || uri.getRawFragment() != null) {
                return null;
            }
            return host + uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
