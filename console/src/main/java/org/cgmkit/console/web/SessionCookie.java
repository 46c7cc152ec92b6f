package org.cgmkit.console.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Optional;
import org.cgmkit.console.store.SignIns;

/**
 * The cookie that says who is signed in.
 *
 * @param name its name
 * @param secure whether it goes over HTTPS only
 */
public record SessionCookie(String name, boolean secure) {

    /** The cookie for a console that is served over HTTPS, or over HTTP on this machine. */
    public static SessionCookie over(boolean https) {
        return https ? new SessionCookie("__Host-cgmkit", true) : new SessionCookie("cgmkit", false);
    }

    /** The header field that sets it, or takes it away where the token is empty. */
    String with(String token) {
        return name + "=" + token + "; Path=/; Max-Age="
                + (token.isEmpty() ? 0 : SignIns.LIFE.toSeconds()) + "; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "");
    }

    /** The token that a request has, or empty. */
    Optional<String> of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
