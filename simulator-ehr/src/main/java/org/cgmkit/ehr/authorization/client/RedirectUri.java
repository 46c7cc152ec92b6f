package org.cgmkit.ehr.authorization.client;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares redirect URIs. */
final class RedirectUri {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]", "localhost");

    private RedirectUri() {}

    /** Whether both are the same to the letter; on the loopback interface the port does not count (RFC 8252, section 7.3). */
    static boolean matches(String registered, String given) {
        if (registered.equals(given)) {
            return true;
        }
        String one = withoutLoopbackPort(registered);
        return one != null && one.equals(withoutLoopbackPort(given));
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
