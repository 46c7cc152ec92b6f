package org.cgmkit.ehr.hosting;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Lets pages of other origins call a server from a browser, and read its answers (Fetch standard, "HTTP CORS protocol").
 * The container's own handler cannot take its place: whose pages may call changes with the clients that are registered, and
 * the header names that they may send have to be spelled out, as {@code *} does not cover Authorization.
 */
final class CrossOriginFilter implements Filter {
    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
    private static final String REQUESTED_HEADERS = "Access-Control-Request-Headers";
    private static final String REQUESTED_NETWORK = "Access-Control-Request-Private-Network";

    /** Those that a page may not read otherwise. */
    private static final String EXPOSED =
            "Location, Content-Location, ETag, Last-Modified, WWW-Authenticate, Retry-After";

    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final List<String> named;
    private final OriginPolicy others;

    /**
     * A filter for pages of some origins.
     *
     * @param named the origins that may call, {@code *} for all
     * @param others which others may
     */
    CrossOriginFilter(List<String> named, OriginPolicy others) {
        this.named = List.copyOf(named);
        this.others = others;
    }

    @Override
    public void doFilter(ServletRequest any, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) any;
        HttpServletResponse response = (HttpServletResponse) answer;
        String origin = request.getHeader("Origin");
        if (origin == null) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader("Vary", "Origin");
        boolean admitted = admits(request.getRequestURI(), origin);
        if (admitted) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", EXPOSED);
        }
        if (!isPreflight(request)) {
            chain.doFilter(request, response);
        } else if (admitted) {
            admit(request, response);
        } else {
            others.refuse(request, response);
        }
    }

    private boolean admits(String path, String origin) {
        return named.contains("*") || named.contains(origin) || others.admits(path, origin);
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS") && request.getHeader(REQUESTED_METHOD) != null;
    }

    private static void admit(HttpServletRequest preflight, HttpServletResponse response) {
        response.addHeader("Vary", REQUESTED_METHOD + ", " + REQUESTED_HEADERS);
        response.setHeader("Access-Control-Allow-Methods", METHODS);
        String headers = preflight.getHeader(REQUESTED_HEADERS);
        if (headers != null) {
            response.setHeader("Access-Control-Allow-Headers", headers);
        }
        if (preflight.getHeader(REQUESTED_NETWORK) != null) {
            response.setHeader("Access-Control-Allow-Private-Network", "true");
        }
        response.setHeader("Access-Control-Max-Age", String.valueOf(REMEMBERED.toSeconds()));
        response.setStatus(204);
    }
}
