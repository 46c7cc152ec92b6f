package org.cgmkit.console.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.cgmkit.console.store.SignIn;
import org.eclipse.jetty.util.MultiMap;
import org.eclipse.jetty.util.UrlEncoded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of a request: past the policy, the session and the guard against forged forms, to the handler of its route. */
final class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleServlet.class);

    /** Scripts, styles and requests of the console itself only; Pico's arrows are images within its style sheet. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The field of forms that no other page can know. */
    private static final String FORM_TOKEN = "form";

    private static final int LONGEST_FORM = 64 * 1024;

    private final transient List<Route> routes;
    private final transient Function<String, Optional<SignIn>> signIns;
    private final transient BiFunction<Visit, PageException, Reply> complaint;
    private final transient SessionCookie cookie;
    private final transient SameOrigin origin;

    /**
     * A servlet for those routes.
     *
     * @param signIns who has a token
     * @param complaint the page that says why a request cannot be answered
     */
    ConsoleServlet(
            List<Route> routes,
            Function<String, Optional<SignIn>> signIns,
            BiFunction<Visit, PageException, Reply> complaint,
            SessionCookie cookie,
            SameOrigin origin) {
        this.routes = List.copyOf(routes);
        this.signIns = signIns;
        this.complaint = complaint;
        this.cookie = cookie;
        this.origin = origin;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        protect(response);
        Visit visit = new Visit(Map.of(), Map.of(), Optional.empty(), request.getRemoteAddr(), "");
        Reply reply;
        try {
            if (!origin.isForThisHost(request)) {
                throw new PageException(421, "This console is known by another address than the one that was called.");
            }
            Optional<SignIn> signedIn = cookie.of(request).flatMap(signIns);
            visit = new Visit(Map.of(), Map.of(), signedIn, request.getRemoteAddr(), "");
            reply = reply(request, signedIn);
        } catch (PageException e) {
            reply = complaint.apply(visit, e);
        } catch (RuntimeException e) {
            LOG.error("A page could not be made.", e);
            reply = complaint.apply(
                    visit, new PageException(500, "The console failed at this request; its log says more."));
        }
        reply.send(request, response);
    }

    private Reply reply(HttpServletRequest request, Optional<SignIn> signedIn) throws IOException {
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        boolean known = false;
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(request.getRequestURI());
            if (variables.isEmpty()) {
                continue;
            }
            known = true;
            if (route.method().equals(method)) {
                return reply(route, variables.get(), request, signedIn);
            }
        }
        throw known
                ? new PageException(405, "Expected another method than " + printable(method) + " here.")
                : PageException.notFound();
    }

    private Reply reply(
            Route route, Map<String, String> variables, HttpServletRequest request, Optional<SignIn> signedIn)
            throws IOException {
        boolean changes = !route.method().equals("GET");
        Map<String, List<String>> fields = fields(request, changes);
        if (changes) {
            checkForm(request, fields, signedIn);
        }
        if (route.access() == Access.TEAM && signedIn.isEmpty()) {
            if (changes) {
                throw new PageException(403, "You are not signed in, or no longer. Sign in, then do it again.");
            }
            return Reply.seeOther("/");
        }
        String last = request.getHeader("Last-Event-ID");
        return route.handler()
                .answer(new Visit(variables, fields, signedIn, request.getRemoteAddr(), last == null ? "" : last));
    }

    private void checkForm(HttpServletRequest request, Map<String, List<String>> fields, Optional<SignIn> signedIn) {
        String expected = signedIn.map(SignIn::formToken).orElse("");
        String came = fields.getOrDefault(FORM_TOKEN, List.of("")).getFirst();
        if (!origin.isOwn(request)
                || !MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), came.getBytes(StandardCharsets.UTF_8))) {
            throw new PageException(
                    403,
                    "This form was not sent from this console, or from a page that is too old. Nothing was"
                            + " changed: load the page anew and send it again.");
        }
    }

    private static Map<String, List<String>> fields(HttpServletRequest request, boolean form) throws IOException {
        MultiMap<String> decoded = new MultiMap<>();
        if (request.getQueryString() != null) {
            UrlEncoded.decodeTo(request.getQueryString(), decoded, StandardCharsets.UTF_8);
        }
        if (form) {
            byte[] body = request.getInputStream().readNBytes(LONGEST_FORM + 1);
            if (body.length > LONGEST_FORM) {
                throw new PageException(413, "Expected a form of at most 64 kB, but it is longer.");
            }
            UrlEncoded.decodeTo(new String(body, StandardCharsets.US_ASCII), decoded, StandardCharsets.UTF_8);
        }
        Map<String, List<String>> fields = new HashMap<>();
        decoded.forEach((name, values) -> fields.put(name, List.copyOf(values)));
        return fields;
    }

    private void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Not "no-referrer": browsers would no longer tell the origin of forms.
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Cache-Control", "no-store");
        if (cookie.secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String printable(String method) {
        return method.length() > 20 ? method.substring(0, 20) : method;
    }
}
