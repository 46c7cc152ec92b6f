package org.cgmkit.shlink.creator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.Delivery;
import org.cgmkit.shlink.workings.Habit;
import org.cgmkit.shlink.workings.ReplyKind;
import org.cgmkit.shlink.workings.RequestRule;

/** Answers requests for manifests and files. */
final class LinkService {
    private static final String JOSE = "application/jose";
    private static final int RETRY_SECONDS = 300;

    private final CreatorOptions options;
    private final Map<String, SharedLink> links = new ConcurrentHashMap<>();
    private final Locations locations;
    private final FileStore files;
    private final ManifestWriter manifests;
    private final AtomicBoolean throttle;
    private volatile String base = "";

    private record Answer(ReplyKind kind, Reply reply, String plaintext) {
        Answer(ReplyKind kind, Reply reply) {
            this(kind, reply, "");
        }
    }

    LinkService(CreatorOptions options) {
        this.options = options;
        this.locations = new Locations(
                options.behaviour().has(Habit.ONE_TIME_LOCATIONS),
                options.workings().service().life());
        this.files = new FileStore(options.behaviour(), options.workings());
        this.manifests = new ManifestWriter(options.behaviour(), options.workings(), files, locations);
        this.throttle = new AtomicBoolean(options.behaviour().has(Habit.THROTTLES));
    }

    /** Is told the address under which it is reached. */
    void at(String address) {
        this.base = address;
    }

    /** Serves that link at that path from now on. */
    void add(String path, SharedLink link) {
        links.put(path, link);
    }

    /** The link at that path, or empty. */
    Optional<SharedLink> find(String path) {
        return Optional.ofNullable(links.get(path));
    }

    /** Lets the newest readings of the sensor in, where the link is one that gets new data. */
    void refresh(SharedLink link) {
        // Whoever has not opened it yet would not see that there was something before.
        files.version(link, options.clock().instant());
        link.refresh(FileStore.step(options.clock().instant()));
    }

    /** The answer to a request. */
    Reply answer(IncomingRequest request) {
        Answer answer = request.method().equals("OPTIONS") ? preflight() : served(request);
        Reply reply = answer.reply().with("Cache-Control", "no-store");
        if (!options.behaviour().has(Habit.NOT_FOR_BROWSERS)) {
            reply = reply.with("Access-Control-Allow-Origin", "*").with("Access-Control-Expose-Headers", "Retry-After");
        }
        return options.workings().service().replies().apply(answer.kind(), request, reply, answer.plaintext());
    }

    private Answer preflight() {
        Reply reply = new Reply(204, Map.of(), "");
        return new Answer(
                ReplyKind.PREFLIGHT,
                options.behaviour().has(Habit.NOT_FOR_BROWSERS)
                        ? Reply.refusing(405, "Expected GET or POST.").with("Allow", "GET, POST")
                        : reply.with("Access-Control-Allow-Methods", "GET, POST")
                                .with("Access-Control-Allow-Headers", "content-type"));
    }

    private Answer served(IncomingRequest request) {
        Instant now = options.clock().instant();
        if (request.path().startsWith("/files/")) {
            return file(request, now);
        }
        SharedLink link = links.get(request.path());
        if (link == null || !link.opens(now, options.workings().service().life())) {
            return inactive();
        }
        if (throttle.compareAndSet(true, false)) {
            return new Answer(
                    ReplyKind.REFUSAL, Reply.refusing(429, "Too many requests.").with("Retry-After", "1"));
        }
        Answer answer = files.isDirect(link) ? direct(link, request, now) : manifest(link, request, now);
        boolean served = answer.kind() == ReplyKind.MANIFEST || answer.kind() == ReplyKind.DIRECT;
        if (options.workings()
                .service()
                .access()
                .endsWith(request, served, options.behaviour().has(Habit.ONCE))) {
            link.useUp();
        }
        return answer;
    }

    private Optional<Answer> refusal(ReplyKind asked, IncomingRequest request) {
        for (RequestRule rule : options.workings().service().rules()) {
            Optional<Reply> refusal = rule.refusal(asked, request);
            if (refusal.isPresent()) {
                return refusal.map(reply -> new Answer(ReplyKind.REFUSAL, reply));
            }
        }
        return Optional.empty();
    }

    private Answer manifest(SharedLink link, IncomingRequest request, Instant now) {
        Optional<Answer> refused = refusal(ReplyKind.MANIFEST, request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!request.method().equals("POST")) {
            return new Answer(
                    ReplyKind.REFUSAL,
                    Reply.refusing(405, "Expected POST with a manifest request.")
                            .with("Allow", "POST, OPTIONS"));
        }
        Optional<ObjectNode> asked = object(request.body());
        if (asked.isEmpty()
                || !asked.get().path("recipient").isTextual()
                || asked.get().path("recipient").asText().isBlank()) {
            return new Answer(
                    ReplyKind.REFUSAL,
                    Reply.refusing(400, "Expected a JSON object with the text 'recipient', but got something else."));
        }
        JsonNode limit = asked.get().path("embeddedLengthMax");
        if (!limit.isMissingNode() && !limit.canConvertToInt()) {
            return new Answer(
                    ReplyKind.REFUSAL, Reply.refusing(400, "Expected 'embeddedLengthMax' to be a whole number."));
        }
        Optional<Integer> remaining = link.remainingAfter(
                asked.get().path("passcode").isTextual()
                        ? asked.get().path("passcode").asText()
                        : null,
                options.workings().service().passcode().counted().apply(request),
                options.workings().service().passcode());
        if (remaining.isPresent()) {
            String body = Json.text(Json.object().put("remainingAttempts", remaining.get()));
            return new Answer(ReplyKind.PASSCODE, Reply.of(401, "application/json", body));
        }
        OptionalInt max = limit.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(limit.asInt());
        Reply reply = Reply.of(200, "application/json", manifests.manifest(link, now, base, max));
        boolean later = !options.behaviour().hasAny(Habit.ONCE, Habit.UNFLAGGED, Habit.NO_RETRY_AFTER);
        return new Answer(ReplyKind.MANIFEST, later ? reply.with("Retry-After", String.valueOf(RETRY_SECONDS)) : reply);
    }

    private Answer direct(SharedLink link, IncomingRequest request, Instant now) {
        Optional<Answer> refused = refusal(ReplyKind.DIRECT, request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!request.method().equals("GET")) {
            return new Answer(
                    ReplyKind.REFUSAL,
                    Reply.refusing(405, "Expected GET of the file.").with("Allow", "GET, OPTIONS"));
        }
        if (request.query().getOrDefault("recipient", "").isBlank()) {
            return new Answer(ReplyKind.REFUSAL, Reply.refusing(400, "Expected the query parameter 'recipient'."));
        }
        SharedLink.Version version = files.version(link, now);
        return version.files().stream()
                .findFirst()
                .map(file -> new Answer(
                        ReplyKind.DIRECT,
                        Reply.of(200, JOSE, files.sealed(link, version, file, Delivery.DIRECT)),
                        files.plain(file, Delivery.DIRECT)))
                .orElseGet(LinkService::inactive);
    }

    private Answer file(IncomingRequest request, Instant now) {
        Optional<Answer> refused = refusal(ReplyKind.FILE, request);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return new Answer(
                    ReplyKind.REFUSAL, Reply.refusing(405, "Expected GET.").with("Allow", "GET, OPTIONS"));
        }
        return locations
                .take(request.path(), now)
                .map(at -> new Answer(
                        ReplyKind.FILE,
                        Reply.of(200, JOSE, files.sealed(at.link(), at.version(), at.file(), Delivery.LOCATED)),
                        files.plain(at.file(), Delivery.LOCATED)))
                .orElseGet(LinkService::inactive);
    }

    private static Answer inactive() {
        return new Answer(ReplyKind.INACTIVE, Reply.refusing(404, "There is nothing here, or not any more."));
    }

    private static Optional<ObjectNode> object(String body) {
        try {
            return Json.MAPPER.readTree(body) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
