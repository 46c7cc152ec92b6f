package org.cgmkit.links.visit;

import static org.cgmkit.kit.check.OutcomeException.notTested;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.links.config.CreatorTarget;
import org.cgmkit.links.file.CompactJwe;
import org.cgmkit.links.file.OpenedFile;
import org.cgmkit.links.link.Payload;
import org.cgmkit.links.link.StrictJson;
import org.cgmkit.reports.evidence.Header;
import org.jspecify.annotations.Nullable;

/**
 * A link that is opened once for all checks of a run, as a link that is not long-term may be served only once, and a location too.
 * For one thread.
 */
public final class Visit {
    /** Who asks, as the sharer may be shown it. */
    public static final String RECIPIENT = "cgmkit conformance test";

    private static final String QUERY = "recipient=cgmkit%20conformance%20test";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CreatorTarget target;
    private final LinkWire wire;
    private final URI address;
    private final Instant began = Instant.now();
    private @Nullable Opening opening;
    private @Nullable List<Located> located;
    private @Nullable List<OpenedFile> files;
    private @Nullable PasscodeTrial trial;

    /** A visit that has not begun. */
    public Visit(CreatorTarget target, LinkWire wire) {
        this.target = target;
        this.wire = wire;
        this.address = target.link()
                .payload()
                .address()
                .orElseThrow(() -> new ConfigurationException(
                        "Expected a link with the address of a server as its 'url', but it is none."));
    }

    /** What is visited. */
    public CreatorTarget target() {
        return target;
    }

    /** The address of the manifest or file. */
    public String address() {
        return address.toString();
    }

    /** The address with the query parameter that a request for a file has. */
    public String directAddress() {
        return address + (address.getRawQuery() == null ? "?" : "&") + QUERY;
    }

    /** How the link opens to a request with nothing in it but what has to be. */
    public Opening opening() {
        if (opening == null) {
            opening = target.link().payload().direct() ? openedDirectly() : openedByManifest();
        }
        return opening;
    }

    private Opening openedDirectly() {
        Seen got = get(directAddress(), List.of());
        if (got.status() == 200 && CompactJwe.isLike(got.exchange().body())) {
            return new Opening(
                    got,
                    Optional.empty(),
                    MissingNode.getInstance(),
                    Optional.of(got.exchange().body()),
                    Instant.now());
        }
        JsonNode body = StrictJson.read(got.exchange().body());
        return new Opening(
                got,
                Optional.empty(),
                body.has("files") ? body : MissingNode.getInstance(),
                Optional.empty(),
                Instant.now());
    }

    private Opening openedByManifest() {
        Payload payload = target.link().payload();
        if (payload.guarded() && target.passcode().isEmpty()) {
            throw notTested("The link asks for a passcode, which was not told: give it with --passcode.");
        }
        Seen answer = post(request(), List.of());
        JsonNode body = StrictJson.read(answer.exchange().body());
        if (answer.status() == 200 && body.isObject()) {
            return new Opening(answer, Optional.empty(), body, Optional.empty(), Instant.now());
        }
        Seen probe = get(directAddress(), List.of());
        boolean file =
                probe.status() == 200 && CompactJwe.isLike(probe.exchange().body());
        return new Opening(
                answer,
                Optional.of(probe),
                MissingNode.getInstance(),
                file ? Optional.of(probe.exchange().body()) : Optional.empty(),
                Instant.now());
    }

    /** What the first access to each location of the manifest gave. */
    public List<Located> located() {
        if (located == null) {
            List<Located> all = new ArrayList<>();
            List<JsonNode> entries = opening().entries();
            for (int i = 0; i < entries.size(); i++) {
                String url = entries.get(i).path("location").asText();
                if (url.matches("(?i)https?://.+")) {
                    all.add(new Located("files[" + i + "].location", entries.get(i), url, get(url, List.of())));
                }
            }
            located = List.copyOf(all);
        }
        return located;
    }

    /** The files, each as often as it came. */
    public List<OpenedFile> files() {
        if (files == null) {
            Optional<byte[]> key = target.link().payload().key();
            List<OpenedFile> all = new ArrayList<>();
            opening()
                    .direct()
                    .ifPresent(file -> all.add(OpenedFile.of("the file", MissingNode.getInstance(), file, key)));
            List<JsonNode> entries = opening().entries();
            for (int i = 0; i < entries.size(); i++) {
                JsonNode embedded = entries.get(i).path("embedded");
                if (embedded.isTextual()) {
                    all.add(OpenedFile.of("files[" + i + "].embedded", entries.get(i), embedded.asText(), key));
                }
            }
            located().stream()
                    .filter(at -> at.seen().status() == 200)
                    .map(at -> OpenedFile.of(
                            at.where(), at.entry(), at.seen().exchange().body(), key))
                    .forEach(all::add);
            files = List.copyOf(all);
        }
        return files;
    }

    /** The attempts at the passcode, made once. */
    public PasscodeTrial trial() {
        if (trial == null) {
            trial = PasscodeTrial.of(this, target.passcode().orElseThrow());
        }
        return trial;
    }

    /** The members that a manifest request has to have, with the passcode where there is one. */
    public ObjectNode request() {
        ObjectNode request = requestWithoutPasscode();
        target.passcode()
                .filter(passcode -> target.link().payload().guarded())
                .ifPresent(passcode -> request.put("passcode", passcode));
        return request;
    }

    /** A manifest request without the passcode. */
    ObjectNode requestWithoutPasscode() {
        return JSON.createObjectNode().put("recipient", RECIPIENT);
    }

    /** Sends a manifest request. */
    public Seen post(ObjectNode request, List<Header> headers) {
        return wire.send("POST", address(), headers, request.toString());
    }

    /** When it began. */
    public Instant began() {
        return began;
    }

    /** Asks once more for what the link leads to, whatever is answered. */
    public Seen ask() {
        return target.link().payload().direct() ? get(directAddress(), List.of()) : post(request(), List.of());
    }

    /** Asks for the manifest with that passcode, over a connection of its own. */
    public Seen guess(String passcode) {
        return postAnew(requestWithoutPasscode().put("passcode", passcode));
    }

    /** Sends a manifest request over a connection of its own. */
    Seen postAnew(ObjectNode request) {
        return wire.sendAnew("POST", address(), List.of(), request.toString());
    }

    /** Gets what is at an address. */
    public Seen get(String url, List<Header> headers) {
        return wire.send("GET", url, headers, null);
    }

    /** Sends a request without a body. */
    public Seen send(String method, String url, List<Header> headers) {
        return wire.send(method, url, headers, null);
    }
}
