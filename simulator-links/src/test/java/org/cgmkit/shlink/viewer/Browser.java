package org.cgmkit.shlink.viewer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.cgmkit.fixtures.Json;

/** Headless Chromium with one page, spoken to by the DevTools protocol. It keeps all that the page requests; only loopback is reached. */
final class Browser implements AutoCloseable {
    private static final String LISTENING = "DevTools listening on ";

    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger ids = new AtomicInteger();
    private final String session;

    private Browser(Process process, String address) {
        this.process = process;
        this.socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(address), new Events())
                .join();
        String target = sent("Target.createTarget", Json.object().put("url", "about:blank"), "")
                .path("targetId")
                .asText();
        this.session = sent(
                        "Target.attachToTarget",
                        Json.object().put("targetId", target).put("flatten", true),
                        "")
                .path("sessionId")
                .asText();
        command("Network.enable", Json.object());
        command("Page.enable", Json.object());
    }

    /** Starts one, with its files in that folder. */
    static Browser start(Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--hide-scrollbars",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder,
                        "about:blank")
                .redirectErrorStream(true);
        builder.environment().put("TZ", "UTC");
        Process process = builder.start();
        BufferedReader output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("Expected Chromium to listen, but it ended.");
        }
        // What nobody reads would block it.
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return new Browser(process, line.substring(LISTENING.length()));
    }

    /** Goes to that address. */
    void open(String address) {
        // From one fragment of a page to another, nothing would be loaded.
        command("Page.navigate", Json.object().put("url", "about:blank"));
        command("Page.navigate", Json.object().put("url", address));
    }

    /** What that expression comes to in the page; a promise is waited for. */
    JsonNode value(String expression) {
        ObjectNode wanted = Json.object()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        JsonNode answer = command("Runtime.evaluate", wanted);
        if (answer.has("exceptionDetails")) {
            throw new AssertionError(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    /** Waits until that expression is true in the page. */
    void waitFor(String condition) {
        value("new Promise(done => { const look = () => { if (" + condition + ") done(true); };"
                + " new MutationObserver(look).observe(document, {subtree: true, childList: true, attributes: true, characterData: true});"
                + " document.addEventListener('readystatechange', look); look(); })");
    }

    /** Takes a picture of the whole page at that width. */
    byte[] picture(int width, String scheme) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Json.object()
                        .put("width", width)
                        .put("height", 900)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
        ObjectNode media = Json.object();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme);
        command("Emulation.setEmulatedMedia", media);
        ObjectNode whole = Json.object().put("captureBeyondViewport", true);
        return Base64.getDecoder()
                .decode(command("Page.captureScreenshot", whole).path("data").asText());
    }

    /** All that was requested so far, as it went out: method, address, headers and body, and nothing of what comes after #. */
    List<String> requests() {
        return requests.stream()
                .map(request -> request.path("method").asText() + " "
                        + request.path("url").asText() + " " + request.path("headers") + " "
                        + request.path("postData").asText())
                .toList();
    }

    private JsonNode command(String method, ObjectNode parameters) {
        return sent(method, parameters, session);
    }

    private JsonNode sent(String method, ObjectNode parameters, String to) {
        int id = ids.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = Json.object().put("id", id).put("method", method);
        message.set("params", parameters);
        if (!to.isEmpty()) {
            message.put("sessionId", to);
        }
        socket.sendText(Json.text(message), true).join();
        JsonNode came = answer.join();
        if (came.has("error")) {
            throw new AssertionError(method + ": " + came.path("error"));
        }
        return came.path("result");
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        http.close();
    }

    private final class Events implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture(null);
        }

        private void take(String message) {
            JsonNode event;
            try {
                event = Json.MAPPER.readTree(message);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            if (event.has("id")) {
                Objects.requireNonNull(asked.remove(event.path("id").asInt())).complete(event);
            } else if (event.path("method").asText().equals("Network.requestWillBeSent")) {
                requests.add(event.path("params").path("request"));
            }
        }
    }
}
