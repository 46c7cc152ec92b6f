package org.cgmkit.links.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.cgmkit.fixtures.Json;

/** A link that is hosted, with what a receiver asked for behind it. Thread-safe. */
public final class HostedLink {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final LinkPlan plan;
    private final String base;
    private final String token = random(false);
    private final String key;
    private final String text;
    private final List<LinkRequest> requests = new ArrayList<>();
    private final Map<String, HostReply> files = new ConcurrentHashMap<>();
    private final Map<String, Instant> located = new ConcurrentHashMap<>();
    private int served;
    private int busy;
    private Instant answered = Instant.now();

    HostedLink(LinkPlan plan, String base) {
        this.plan = plan;
        this.base = base;
        this.key = random(plan.otherAlphabet());
        this.text = (plan.behindViewer() ? base + "/viewer/" + token + "#" : "") + "shlink:/" + payload();
    }

    /** 32 random bytes in base64url, with characters of that alphabet alone or without any. */
    private static String random(boolean other) {
        byte[] bytes = new byte[BYTES];
        while (true) {
            RANDOM.nextBytes(bytes);
            String text = encoded(bytes);
            if (differs(text) == other) {
                return text;
            }
        }
    }

    private String payload() {
        for (int dots = 0; ; dots++) {
            ObjectNode payload = Json.object().put("url", address()).put("key", key);
            if (!plan.flag().isEmpty()) {
                payload.put("flag", plan.flag());
            }
            payload.put("label", plan.label() + ".".repeat(dots));
            plan.payload().accept(payload);
            String encoded = encoded(Json.text(payload).getBytes(UTF_8));
            if (differs(encoded) == plan.otherAlphabet() || dots > BYTES) {
                return encoded;
            }
        }
    }

    private static boolean differs(String text) {
        return text.contains("-") || text.contains("_");
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The plan after which it was made. */
    public LinkPlan plan() {
        return plan;
    }

    /** The link, as a receiver is given it. */
    public String text() {
        return text;
    }

    /** The key, in base64url. */
    public String key() {
        return key;
    }

    /** The payload as it stands in the link. */
    public String encodedPayload() {
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** An address of this host by its other name, where it is one of this machine. */
    public String elsewhere() {
        String other = base.contains("127.0.0.1")
                ? base.replace("127.0.0.1", "localhost")
                : base.replace("localhost", "127.0.0.1");
        return other + "/canary/" + token;
    }

    String token() {
        return token;
    }

    /** The path of its address. */
    public String path() {
        return "/shl/" + token;
    }

    String address() {
        return base + path() + (plan.query().isEmpty() ? "" : "?" + plan.query());
    }

    /** An address that is fetched by who takes a text of the link for a page. */
    public String canary() {
        return base + "/canary/" + token;
    }

    /** The requests so far. */
    public synchronized List<LinkRequest> requests() {
        return List.copyOf(requests);
    }

    /** The requests of that kind so far. */
    public List<LinkRequest> requests(LinkRequest.Kind kind) {
        return requests().stream().filter(r -> r.kind() == kind).toList();
    }

    /** When the last answer had been sent; now where one is still on its way, so that no receiver is charged with what takes the kit time. */
    public synchronized Instant lastAnswered() {
        return busy > 0 ? Instant.now() : answered;
    }

    synchronized void begin() {
        busy++;
    }

    synchronized void end() {
        busy--;
        answered = Instant.now();
    }

    synchronized void keep(LinkRequest request) {
        requests.add(request);
        notifyAll();
    }

    /** The answer at the address of the link. */
    HostReply answer(LinkRequest request) {
        int number;
        synchronized (this) {
            number = ++served;
        }
        return plan.script().answer(number, request, this);
    }

    /** The answer at a location. */
    HostReply file(String path) {
        return files.getOrDefault(path, HostReply.saying(404, "There is nothing here."));
    }

    /** A manifest with those files, as the request wants it. */
    public HostReply manifest(LinkRequest request, HostedFile... all) {
        return manifest(request, Json.object(), all);
    }

    /**
     * A manifest with further members. That its data are no longer valid is also said of each file: the published text has the status
     * at the manifest, and the text of the next edition at the file.
     */
    public HostReply manifest(LinkRequest request, ObjectNode manifest, HostedFile... all) {
        int max = request.json().path("embeddedLengthMax").asInt(Integer.MAX_VALUE);
        ArrayNode entries = manifest.putArray("files");
        for (HostedFile file : all) {
            String sealed = file.sealing().seal(file.text(), bytes());
            ObjectNode entry = entries.addObject().put("contentType", file.contentType());
            if (manifest.path("status").asText().equals("no-longer-valid")) {
                entry.set("status", manifest.get("status"));
            }
            boolean embedded = file.place() != HostedFile.Place.LOCATED && sealed.length() <= max;
            if (embedded) {
                entry.put("embedded", sealed);
            }
            if (!embedded || file.place() == HostedFile.Place.BOTH) {
                entry.put("location", base + locate(HostReply.of(200, "application/jose", sealed)));
            }
        }
        return HostReply.of(200, "application/json", Json.text(manifest));
    }

    /** The path and query of a new location that gives that. */
    public String locate(HostReply reply) {
        String path = "/file/" + token + "/" + random(false);
        files.put(path, reply);
        located.put(path, Instant.now());
        return path + "?sig=a%2Bb";
    }

    /** When that location was given out, or empty where it never was. */
    public Optional<Instant> located(String uri) {
        return Optional.ofNullable(located.get(uri.replaceFirst("[?].*$", "")));
    }

    /** The whole address of a path of the host. */
    public String whole(String path) {
        return base + path;
    }

    /** The file itself, of that content type, and that text behind it. */
    public HostReply direct(HostedFile file, String contentType, String behind) {
        return HostReply.of(200, contentType, file.sealing().seal(file.text(), bytes()) + behind);
    }

    private byte[] bytes() {
        return Base64.getUrlDecoder().decode(key);
    }
}
