package org.cgmkit.shlink.receiver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.receiver.Outgoing.Asked;
import org.jspecify.annotations.Nullable;

/** A link that a receiver has open: what it fetched last, and when it comes back. */
final class OpenLink implements AutoCloseable {
    private static final String RECIPIENT = "cgmkit, simulated receiver";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReceiverBehaviour behaviour;
    private final ReceiverWorkings workings;
    private final Duration interval;
    private final HttpClient http;
    private final String passcode;
    private final @Nullable ObjectNode payload;
    /** What is said in a fetch that is not over. Fetches follow each other. */
    private final List<String> saying = new ArrayList<>();

    private List<String> notices = List.of();
    private List<JsonNode> resources = List.of();
    private @Nullable Thread poller;

    OpenLink(
            ReceiverBehaviour behaviour,
            ReceiverWorkings workings,
            Duration interval,
            HttpClient http,
            String link,
            String passcode) {
        this.behaviour = behaviour;
        this.workings = workings;
        this.interval = interval;
        this.http = http;
        this.passcode = passcode;
        this.payload = workings.read().apply(link).orElse(null);
    }

    void begin() {
        if (payload == null) {
            say("This is no SMART Health Link.");
            commit(resources);
            return;
        }
        if (!workings.takes().test(payload)) {
            say("This link cannot be opened: it was made for something else.");
            commit(resources);
            return;
        }
        ObjectNode known = payload;
        Incoming first = fetch(known);
        if (Links.flagged(known, "L") && behaviour.polls()) {
            poller = Thread.ofVirtual().start(() -> poll(known, first));
        }
    }

    private void poll(ObjectNode known, Incoming first) {
        Optional<Duration> wait = workings.polls().after(first, interval);
        try {
            while (wait.isPresent()) {
                Thread.sleep(wait.get().isPositive() ? wait.get() : Duration.ofMillis(50));
                wait = workings.polls().after(fetch(known), interval);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fetches all, and keeps it. */
    private Incoming fetch(ObjectNode known) {
        saying.clear();
        List<JsonNode> now = resources;
        boolean direct = Links.flagged(known, "U");
        Incoming answer = direct ? send(directRequest(known)) : send(manifestRequest(known));
        switch (answer.status()) {
            case 200 -> now = kept(known, direct, answer);
            case 401 ->
                say("Wrong passcode. Attempts left: "
                        + json(answer.body()).path("remainingAttempts").asText());
            case 404 ->
                say("There is nothing behind the link any more: it has expired, was taken back, or was mistyped.");
            case 429 -> say("The sender is busy.");
            default -> say("The sender could not be reached.");
        }
        commit(now);
        return answer;
    }

    private List<JsonNode> kept(ObjectNode known, boolean direct, Incoming answer) {
        List<JsonNode> found = new ArrayList<>();
        boolean whole;
        if (direct) {
            whole = workings.directTypes().test(answer.contentType()) && read(known, answer.body(), found);
        } else {
            JsonNode manifest = json(answer.body());
            if (!workings.manifest().test(manifest)) {
                say("The manifest cannot be read.");
                return resources;
            }
            if (manifest.path("status").asText().equals("no-longer-valid")) {
                say("The sender says that these data are no longer valid.");
            }
            whole = files(known, manifest, found);
        }
        if (!whole) {
            say("A file could not be opened.");
        }
        boolean hidden = !whole && workings.wholeFiles();
        return hidden ? List.of() : List.copyOf(workings.update().apply(resources, found));
    }

    private synchronized void commit(List<JsonNode> now) {
        resources = now;
        notices = List.copyOf(saying);
    }

    private boolean files(ObjectNode known, JsonNode manifest, List<JsonNode> found) {
        boolean whole = true;
        List<JsonNode> entries = entries(manifest);
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            if (entry.has("embedded")) {
                whole &= read(known, entry.path("embedded").asText(), found);
            } else {
                Incoming file = send(fileRequest(known, entry.path("location").asText()));
                if (file.status() != 200 && workings.refetches()) {
                    List<JsonNode> again =
                            entries(json(send(manifestRequest(known)).body()));
                    file = i < again.size()
                            ? send(fileRequest(
                                    known, again.get(i).path("location").asText()))
                            : file;
                }
                whole &= file.status() == 200 && read(known, file.body(), found);
            }
        }
        return whole;
    }

    private List<JsonNode> entries(JsonNode manifest) {
        List<JsonNode> entries = new ArrayList<>();
        manifest.path("files").forEach(entries::add);
        return workings.entries().apply(entries);
    }

    private boolean read(ObjectNode known, String sealed, List<JsonNode> found) {
        byte[] key = Base64.getUrlDecoder().decode(known.path("key").asText());
        JsonNode resource =
                workings.opener().open(sealed, key).map(OpenLink::json).orElse(MissingNode.getInstance());
        if (!resource.has("resourceType")) {
            return false;
        }
        if (resource.has("entry")) {
            resource.path("entry").forEach(entry -> found.add(entry.path("resource")));
        } else {
            found.add(resource);
        }
        return true;
    }

    private Outgoing manifestRequest(ObjectNode known) {
        ObjectNode body = Json.object().put("recipient", RECIPIENT);
        if (Links.flagged(known, "P")) {
            body.put("passcode", passcode);
        }
        if (behaviour.max() != null) {
            body.put("embeddedLengthMax", behaviour.max());
        }
        return new Outgoing(
                Asked.MANIFEST,
                "POST",
                known.path("url").asText(),
                Map.of("Content-Type", "application/json"),
                Json.text(body),
                known);
    }

    private static Outgoing directRequest(ObjectNode known) {
        String url = known.path("url").asText();
        String parameter = "recipient=" + URLEncoder.encode(RECIPIENT, UTF_8).replace("+", "%20");
        return new Outgoing(
                Asked.DIRECT, "GET", url + (url.contains("?") ? "&" : "?") + parameter, Map.of(), "", known);
    }

    private static Outgoing fileRequest(ObjectNode known, String location) {
        return new Outgoing(Asked.FILE, "GET", location, Map.of(), "", known);
    }

    private Incoming send(Outgoing wanted) {
        Outgoing request = workings.request().apply(wanted);
        if (behaviour.browser()) {
            if (request.method().equals("POST")) {
                once(request.by("OPTIONS")
                        .saying("")
                        .with("Origin", "https://viewer.example.org")
                        .with("Access-Control-Request-Method", "POST")
                        .with("Access-Control-Request-Headers", "content-type"));
            }
            request = request.with("Origin", "https://viewer.example.org");
        }
        Incoming answer = once(request);
        for (int sent = 1; sent < workings.repeats().apply(answer); sent++) {
            answer = once(request);
        }
        return answer;
    }

    private Incoming once(Outgoing request) {
        try {
            HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.url()))
                    .timeout(PATIENCE)
                    .method(
                            request.method(),
                            request.body().isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(request.body()));
            new LinkedHashMap<>(request.headers()).forEach(builder::header);
            HttpResponse<String> answer = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            return new Incoming(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse(""),
                    answer.headers().firstValue("Retry-After"),
                    answer.body());
        } catch (IOException | IllegalArgumentException e) {
            return new Incoming(0, "", Optional.empty(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Incoming(0, "", Optional.empty(), "");
        }
    }

    private void say(String notice) {
        saying.add(notice);
    }

    /** What is shown now. */
    synchronized String text() {
        Shown shown = workings.shown()
                .apply(new Shown(payload == null ? "" : payload.path("label").asText(), notices, resources));
        List<String> lines = new ArrayList<>();
        lines.add(shown.label());
        lines.addAll(shown.notices());
        shown.resources().forEach(resource -> workings.line().apply(resource).ifPresent(lines::add));
        return String.join("\n", lines);
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        if (poller != null) {
            poller.interrupt();
        }
    }
}
