package org.cgmkit.cli.cgm;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Serves public keys (RFC 7517). */
public final class JwksServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final String set;

    public JwksServlet(String set) {
        this.set = set;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "max-age=300");
        response.getOutputStream().write(set.getBytes(StandardCharsets.UTF_8));
    }
}
