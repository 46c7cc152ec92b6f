package org.cgmkit.ehr.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.ehr.authorization.AuthorizationServer;
import org.cgmkit.ehr.authorization.oauth.BearerChallenge;
import org.cgmkit.ehr.authorization.oauth.FormParameters;
import org.cgmkit.ehr.authorization.oauth.OAuthException;
import org.cgmkit.ehr.authorization.oauth.SandboxAddresses;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The endpoints of the authorization servers: {@code /auth/…} for the default sandbox, {@code /sandbox/ID/auth/…} for others. */
public final class AuthorizationServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(AuthorizationServlet.class);

    private final transient Sandboxes sandboxes;

    /** The endpoints of these sandboxes. */
    public AuthorizationServlet(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<DataReceiver> receiver = sandboxes.authorizationAt(request.getRequestURI());
        AuthorizationServer server = receiver.map(DataReceiver::authorization).orElse(null);
        if (receiver.isEmpty() || server == null) {
            fail(
                    response,
                    new OAuthException(
                            404,
                            "invalid_request",
                            "Expected the authorization server of a sandbox with SMART authorization, but there is none"
                                    + " at " + request.getRequestURI() + "."));
            return;
        }
        LoggedExchange exchange =
                LoggedExchange.begin(receiver.get(), Sandboxes.authorizationPath(receiver.get()), request, response);
        try {
            handle(receiver.get(), server, exchange);
        } catch (OAuthException e) {
            fail(exchange.response(), e);
        } catch (RuntimeException e) {
            LOG.error("A request for authorization could not be answered.", e);
            fail(
                    exchange.response(),
                    new OAuthException(
                            500, "server_error", "The simulator failed at this request; its log says more."));
        } finally {
            exchange.logWithoutSecrets();
        }
    }

    private void handle(DataReceiver receiver, AuthorizationServer server, LoggedExchange exchange) throws IOException {
        ConsentForm consent =
                new ConsentForm(receiver, server, sandboxes.calledAuthorization(exchange.request(), receiver));
        switch (exchange.request().getMethod() + " " + exchange.path()) {
            case "GET authorize" -> consent.show(query(exchange), bases(receiver, exchange), exchange.response());
            case "POST authorize" -> consent.show(form(exchange), bases(receiver, exchange), exchange.response());
            case "POST decision" -> consent.decide(form(exchange), exchange.request(), exchange.response());
            case "GET launch" ->
                new LaunchRedirect(receiver, server, sandboxes.calledBase(exchange.request(), receiver))
                        .launch(query(exchange), exchange.response());
            case "POST token" ->
                answer(
                        exchange.response(),
                        200,
                        server.token(form(exchange), authorization(exchange), here(receiver, exchange)));
            case "GET jwks" -> publish(exchange.response(), server.publicKeys());
            case "GET .well-known/openid-configuration" ->
                publish(
                        exchange.response(),
                        SmartConfiguration.openId(
                                sandboxes.calledAuthorization(exchange.request(), receiver), server.options()));
            case "POST introspect" ->
                answer(
                        exchange.response(),
                        200,
                        server.introspect(form(exchange), authorization(exchange), here(receiver, exchange)));
            case "POST register" ->
                answer(
                        exchange.response(),
                        201,
                        server.register(exchange.body().bytes(0, exchange.body().length())));
            case "POST revoke" -> {
                server.revoke(form(exchange), authorization(exchange), here(receiver, exchange));
                exchange.response().setStatus(200);
                exchange.response().setHeader("Cache-Control", "no-store");
            }
            default ->
                throw new OAuthException(
                        exchange.path().matches("authorize|decision|launch|token|introspect|revoke|register|jwks")
                                ? 405
                                : 404,
                        "invalid_request",
                        "Expected GET or POST …/authorize, GET …/launch, or POST …/token, …/introspect, …/revoke or …/register,"
                                + " but got " + exchange.request().getMethod() + " "
                                + exchange.request().getRequestURI() + ".");
        }
    }

    /** The token endpoint, and the endpoint itself, for which some clients make their assertions (RFC 7523, section 3). */
    private Set<String> audiences(DataReceiver receiver, LoggedExchange exchange) {
        String called = sandboxes.calledAuthorization(exchange.request(), receiver);
        String known = sandboxes.authorizationUrl(receiver);
        return new LinkedHashSet<>(List.of(
                known + "/token", called + "/token", known + "/" + exchange.path(), called + "/" + exchange.path()));
    }

    private SandboxAddresses here(DataReceiver receiver, LoggedExchange exchange) {
        return new SandboxAddresses(
                sandboxes.calledAuthorization(exchange.request(), receiver),
                sandboxes.calledBase(exchange.request(), receiver),
                audiences(receiver, exchange));
    }

    private Set<String> bases(DataReceiver receiver, LoggedExchange exchange) {
        return Set.copyOf(List.of(sandboxes.baseUrl(receiver), sandboxes.calledBase(exchange.request(), receiver)));
    }

    private static @Nullable String authorization(LoggedExchange exchange) {
        return exchange.request().getHeader("Authorization");
    }

    private static FormParameters query(LoggedExchange exchange) {
        String query = exchange.request().getQueryString();
        return FormParameters.parse(query == null ? "" : query);
    }

    private static FormParameters form(LoggedExchange exchange) {
        String type = exchange.request().getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new OAuthException(
                    400,
                    "invalid_request",
                    "Expected the content type application/x-www-form-urlencoded, but it is "
                            + (type == null ? "missing." : type + "."));
        }
        return FormParameters.parse(exchange.body().text());
    }

    private static void fail(HttpServletResponse response, OAuthException mistake) throws IOException {
        if (mistake.status() == 401) {
            response.setHeader(
                    "WWW-Authenticate",
                    mistake.error().equals("invalid_token")
                            ? BearerChallenge.invalidToken("token")
                            : "Basic realm=\"token\"");
        }
        answer(
                response,
                mistake.status(),
                Json.object().put("error", mistake.error()).put("error_description", mistake.description()));
    }

    /** Answers with what is public, so that any page may read it. */
    private static void publish(HttpServletResponse response, ObjectNode body) throws IOException {
        SmartConfiguration.open(response);
        response.setContentType("application/json");
        response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpServletResponse response, int status, ObjectNode body) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Pragma", "no-cache");
        response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }
}
