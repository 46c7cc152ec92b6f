package org.cgmkit.console.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells requests of the console's own pages from those of others. By the names of its host alone, so that a name that somebody
 * lets point here is of no use to them (DNS rebinding).
 *
 * @param baseUrl the address by which people know the console, or null where it is one of this machine's loopback addresses
 */
record SameOrigin(@Nullable URI baseUrl) {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Whether a request is for a name of this console. */
    boolean isForThisHost(HttpServletRequest request) {
        String host = request.getHeader("Host");
        if (host == null) {
            return false;
        }
        return baseUrl == null
                ? LOOPBACK.contains(host.replaceFirst(":\\d+$", ""))
                : host.equalsIgnoreCase(baseUrl.getAuthority());
    }

    /** Whether one of the console's own pages sent a request, as browsers tell by themselves. */
    boolean isOwn(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            return false;
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return site != null;
        }
        return origin.equalsIgnoreCase(
                baseUrl == null
                        ? "http://" + request.getHeader("Host")
                        : baseUrl.getScheme() + "://" + baseUrl.getAuthority());
    }
}
