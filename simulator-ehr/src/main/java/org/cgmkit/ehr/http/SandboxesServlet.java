package org.cgmkit.ehr.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiFunction;
import org.cgmkit.ehr.receiver.DataReceiver;
import org.cgmkit.ehr.submission.Json;
import org.jspecify.annotations.Nullable;

/**
 * Makes and throws away sandboxes: {@code POST /sandboxes} (see {@link SandboxSettings}), {@code GET /sandboxes},
 * {@code GET} and {@code DELETE /sandboxes/ID}, {@code GET /sandboxes/ID/requests}
 * ({@code ?after=NUMBER} for the newer ones); with SMART authorization
 * {@code POST /sandboxes/ID/launches}, {@code …/tokens} and {@code …/revocations}, see {@link SandboxAuthorization}.
 * Mistakes are answered as problem details (RFC 9457).
 */
public final class SandboxesServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Sandboxes sandboxes;

    /** A servlet over these sandboxes. */
    public SandboxesServlet(Sandboxes sandboxes) {
        this.sandboxes = sandboxes;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String[] parts = request.getPathInfo() == null
                ? new String[0]
                : request.getPathInfo().substring(1).split("/");
        boolean all = parts.length == 0 || (parts.length == 1 && parts[0].isEmpty());
        boolean order = parts.length == 3 && parts[1].equals("orders");
        String target = all ? "all" : parts.length == 1 ? "one" : parts.length == 2 ? parts[1] : order ? "order" : "";
        switch (request.getMethod() + " " + target) {
            case "GET all" -> list(response);
            case "POST all" -> create(request, response);
            case "GET one" ->
                found(parts[0], response).ifPresent(r -> answer(response, 200, SandboxView.of(sandboxes, r)));
            case "DELETE one" -> delete(parts[0], response);
            case "GET requests" -> requests(parts[0], request.getParameter("after"), response);
            case "GET orders" ->
                found(parts[0], response).ifPresent(r -> answer(response, 200, new SandboxOrders(r.orders()).list()));
            case "PUT order" ->
                described(parts[0], request, response, (r, body) -> new SandboxOrders(r.orders()).put(parts[2], body));
            case "DELETE order" ->
                found(parts[0], response).ifPresent(r -> {
                    r.orders().remove(parts[2]);
                    response.setStatus(204);
                });
            case "POST launches" -> authorization(parts[0], request, response, SandboxAuthorization::launch);
            case "POST tokens" -> authorization(parts[0], request, response, SandboxAuthorization::token);
            case "POST revocations" ->
                authorization(parts[0], request, response, (a, body) -> {
                    a.revoke();
                    return Json.object();
                });
            default ->
                problem(
                        response,
                        target.matches("all|one|requests|orders|order|launches|tokens|revocations") ? 405 : 404,
                        "Expected POST or GET /sandboxes, GET or DELETE /sandboxes/ID, GET /sandboxes/ID/requests or"
                                + " …/orders, PUT or DELETE /sandboxes/ID/orders/ORDER, or POST"
                                + " /sandboxes/ID/launches, …/tokens or …/revocations, but got "
                                + request.getMethod() + " " + request.getRequestURI() + ".");
        }
    }

    private void requests(String id, @Nullable String after, HttpServletResponse response) {
        if (after != null && !after.matches("[0-9]{1,18}")) {
            problem(response, 400, "Expected the number of a request as after, but got " + after + ".");
            return;
        }
        found(id, response)
                .ifPresent(
                        r -> answer(response, 200, SandboxView.requests(r, after == null ? 0 : Long.parseLong(after))));
    }

    private void list(HttpServletResponse response) {
        ObjectNode list = Json.object();
        ArrayNode array = list.putArray("sandboxes");
        sandboxes.all().forEach(r -> array.add(SandboxView.of(sandboxes, r)));
        answer(response, 200, list);
    }

    private void create(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            DataReceiver created = sandboxes.create(SandboxSettings.parse(body));
            response.setHeader("Location", "/sandboxes/" + created.id());
            answer(response, 201, SandboxView.of(sandboxes, created));
        } catch (IllegalArgumentException e) {
            problem(response, 400, String.valueOf(e.getMessage()));
        }
    }

    private void delete(String id, HttpServletResponse response) {
        if (id.equals(Sandboxes.DEFAULT)) {
            problem(
                    response,
                    409,
                    "Expected another sandbox than the default one, which lasts as long as the simulator.");
        } else {
            found(id, response).ifPresent(r -> {
                sandboxes.delete(id);
                response.setStatus(204);
            });
        }
    }

    private void authorization(
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<SandboxAuthorization, String, ObjectNode> work)
            throws IOException {
        described(id, request, response, (receiver, body) -> work.apply(new SandboxAuthorization(receiver), body));
    }

    private void described(
            String id,
            HttpServletRequest request,
            HttpServletResponse response,
            BiFunction<DataReceiver, String, ObjectNode> work)
            throws IOException {
        String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        found(id, response).ifPresent(receiver -> {
            try {
                answer(response, 200, work.apply(receiver, body));
            } catch (IllegalArgumentException e) {
                problem(response, 400, String.valueOf(e.getMessage()));
            }
        });
    }

    private Optional<DataReceiver> found(String id, HttpServletResponse response) {
        Optional<DataReceiver> found = sandboxes.find(id);
        if (found.isEmpty()) {
            problem(response, 404, "Expected the id of a sandbox, but there is none called " + id + ".");
        }
        return found;
    }

    private static void problem(HttpServletResponse response, int status, String detail) {
        ObjectNode problem = Json.object().put("status", status).put("detail", detail);
        write(response, status, "application/problem+json", problem);
    }

    private static void answer(HttpServletResponse response, int status, JsonNode body) {
        write(response, status, "application/json", body);
    }

    private static void write(HttpServletResponse response, int status, String type, JsonNode body) {
        response.setStatus(status);
        response.setContentType(type);
        try {
            response.getOutputStream().write(Json.write(body).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
