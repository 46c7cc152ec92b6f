package org.cgmkit.console.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An answer of the console. */
@FunctionalInterface
public interface Reply {
    /** Writes it. */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** A page. */
    static Reply page(int status, String html) {
        return text(status, "text/html;charset=UTF-8", html);
    }

    /** A page to go to in place of this one. */
    static Reply seeOther(String path) {
        return (request, response) -> {
            response.setStatus(303);
            response.setHeader("Location", path);
        };
    }

    /** A text of some type. */
    static Reply text(int status, String type, String text) {
        return (request, response) -> {
            response.setStatus(status);
            response.setContentType(type);
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The same, which then lets somebody be signed in, or nobody where the token is empty. */
    default Reply signingIn(SessionCookie cookie, String token) {
        return (request, response) -> {
            response.addHeader("Set-Cookie", cookie.with(token));
            send(request, response);
        };
    }
}
