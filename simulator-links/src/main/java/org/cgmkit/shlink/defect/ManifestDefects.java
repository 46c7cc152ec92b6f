package org.cgmkit.shlink.defect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.wire.IncomingRequest;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.Delivery;
import org.cgmkit.shlink.workings.ReplyKind;

/** What can be wrong in a manifest, and with the locations that it names. */
final class ManifestDefects {
    private static final String UPDATED = "shlink-creator.manifest.last-updated";
    private static final Set<String> KNOWN = Set.of("recipient", "passcode", "embeddedLengthMax");

    private ManifestDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                        "manifest-as-text",
                        "shlink-creator.manifest.response",
                        "Says that the manifest is a page.",
                        w -> w.replying((kind, request, reply, plain) ->
                                kind == ReplyKind.MANIFEST ? reply.with("Content-Type", "text/html") : reply)),
                changing(
                        "files-as-object",
                        "shlink-creator.manifest.response",
                        "Writes the files of the manifest as an object.",
                        ManifestDefects::asObject),
                each(
                        "says-application-json",
                        "shlink-creator.manifest.content-type",
                        "Gives FHIR resources the type application/json.",
                        entry -> entry.put("contentType", "application/json")),
                each(
                        "version-five",
                        "shlink-creator.manifest.fhir-version",
                        "Says of resources of R4 that they are of R5.",
                        entry -> entry.put("contentType", "application/fhir+json;fhirVersion=5.0.0")),
                changing(
                        "empty-entry",
                        "shlink-creator.manifest.content-given",
                        "Lists a file that is nowhere.",
                        manifest -> ((ArrayNode) manifest.path("files"))
                                .addObject()
                                .put("contentType", "application/fhir+json;fhirVersion=4.0.1")),
                changing(
                        "blank-location",
                        "shlink-creator.manifest.content-given",
                        "Lists a file whose location is an empty text.",
                        manifest -> ((ArrayNode) manifest.path("files"))
                                .addObject()
                                .put("contentType", "application/fhir+json;fhirVersion=4.0.1")
                                .put("location", "")),
                new Defect(
                                "stale-location",
                                "shlink-creator.manifest.same-content",
                                "Has older content at the location than in the manifest.",
                                w -> w.content((resource, delivery) -> {
                                    JsonNode all = resource.path("entry");
                                    boolean readings = all.path(all.size() - 1)
                                            .path("resource")
                                            .has("effectiveDateTime");
                                    if (delivery == Delivery.LOCATED && readings) {
                                        ((ArrayNode) all).remove(all.size() - 1);
                                    }
                                    return resource;
                                }))
                        .of("both"),
                new Defect(
                                "ignores-embedded-max",
                                "shlink-creator.manifest.embedded-length",
                                "Embeds files that are longer than the receiver allows.",
                                w -> w.ignoringLimit())
                        .of("embedded"),
                changing(
                        "status-final",
                        "shlink-creator.manifest.status",
                        "Gives the manifest a status of its own.",
                        manifest -> manifest.put("status", "final")),
                each(
                        "future-last-updated",
                        UPDATED,
                        "Says that files were updated tomorrow.",
                        entry -> entry.put(
                                "lastUpdated",
                                Instant.now().plus(Duration.ofDays(1)).toString())),
                each(
                        "last-updated-in-words",
                        UPDATED,
                        "Says in words when files were updated.",
                        entry -> entry.put("lastUpdated", "today")),
                new Defect(
                        "strict-request",
                        "shlink-creator.manifest.unknown-ignored",
                        "Refuses manifest requests with members that it does not know.",
                        w -> w.refusing((asked, request) -> asked == ReplyKind.MANIFEST && hasUnknown(request)
                                ? Optional.of(Reply.refusing(400, "Expected no member but " + KNOWN + "."))
                                : Optional.empty())),
                new Defect(
                                "location-needs-token",
                                "shlink-creator.location.open",
                                "Asks for a token at locations.",
                                w -> w.refusing((asked, request) -> asked == ReplyKind.FILE
                                                && request.header("authorization")
                                                        .isEmpty()
                                        ? Optional.of(Reply.refusing(401, "Expected a token.")
                                                .with("WWW-Authenticate", "Bearer"))
                                        : Optional.empty()))
                        .of("locations-only"),
                new Defect(
                        "octet-stream",
                        "shlink-creator.location.media-type",
                        "Says that the file at a location is any bytes.",
                        w -> w.replying((kind, request, reply, plain) -> kind == ReplyKind.FILE
                                ? reply.with("Content-Type", "application/octet-stream")
                                : reply)),
                new Defect(
                        "day-long-locations",
                        "shlink-creator.location.lifetime",
                        "Signs locations for a day.",
                        w -> w.location((address, key) -> address + "?X-Amz-Expires=86400")));
    }

    /** A defect of what the manifest says. */
    static Defect changing(String id, String requirement, String description, Consumer<ObjectNode> change) {
        return new Defect(
                id,
                requirement,
                description,
                w -> w.manifest(manifest -> {
                    change.accept(manifest);
                    return manifest;
                }));
    }

    private static Defect each(String id, String requirement, String description, Consumer<ObjectNode> change) {
        return changing(
                id,
                requirement,
                description,
                manifest -> manifest.path("files").forEach(entry -> change.accept((ObjectNode) entry)));
    }

    private static void asObject(ObjectNode manifest) {
        JsonNode files = manifest.path("files");
        ObjectNode numbered = Json.object();
        for (int i = 0; i < files.size(); i++) {
            numbered.set(String.valueOf(i), files.path(i));
        }
        manifest.set("files", numbered);
    }

    private static boolean hasUnknown(IncomingRequest request) {
        try {
            for (var member : Json.MAPPER.readTree(request.body()).properties()) {
                if (!KNOWN.contains(member.getKey())) {
                    return true;
                }
            }
            return false;
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return false;
        }
    }
}
