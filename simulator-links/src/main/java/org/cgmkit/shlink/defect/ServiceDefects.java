package org.cgmkit.shlink.defect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.ReplyKind;
import org.cgmkit.shlink.workings.ReplyStep;

/** What can be wrong with how links are served: directly, again, to browsers, past caches and previews. */
final class ServiceDefects {
    private static final Set<ReplyKind> SERVED = Set.of(ReplyKind.MANIFEST, ReplyKind.DIRECT, ReplyKind.FILE);

    private ServiceDefects() {}

    static List<Defect> all() {
        return List.of(
                new Defect(
                                "direct-needs-post",
                                "shlink-creator.direct.get",
                                "Wants a POST for the file of a direct link.",
                                w -> w.refusing((asked, request) -> asked == ReplyKind.DIRECT
                                        ? Optional.of(Reply.refusing(405, "Expected POST."))
                                        : Optional.empty()))
                        .of("direct"),
                replying(
                                "direct-as-text",
                                "shlink-creator.direct.media-type",
                                "Says that the file of a direct link is a text.",
                                (kind, request, reply, plain) ->
                                        kind == ReplyKind.DIRECT ? reply.with("Content-Type", "text/plain") : reply)
                        .of("direct"),
                new Defect(
                        "single-access-feed",
                        "shlink-creator.longterm.repeatable",
                        "Serves a long-term link once.",
                        w -> w.access((request, served, once) -> served)),
                replying(
                        "retry-after-in-words",
                        "shlink-creator.longterm.retry-after",
                        "Says in words when to come again.",
                        (kind, request, reply, plain) ->
                                kind == ReplyKind.MANIFEST ? reply.with("Retry-After", "in five minutes") : reply),
                new Defect(
                        "key-in-location",
                        "shlink-creator.security.key-kept",
                        "Puts the key into the address of a location.",
                        w -> w.location((address, key) -> address + "?key=" + key)),
                replying(
                        "cacheable",
                        "shlink-creator.security.no-caching",
                        "Lets caches keep what it serves for a day.",
                        (kind, request, reply, plain) ->
                                SERVED.contains(kind) ? reply.with("Cache-Control", "public, max-age=86400") : reply),
                new Defect(
                        "preview-consumes",
                        "shlink-creator.security.preview-safe",
                        "Ends a link when a chat programme asks for a preview of its address.",
                        w -> w.access((request, served, once) ->
                                (served && once) || request.method().equals("HEAD"))),
                replying(
                        "refusals-without-cors",
                        "shlink-creator.cors.manifest",
                        "Does not let browsers see that a link is not there.",
                        (kind, request, reply, plain) ->
                                kind == ReplyKind.INACTIVE ? reply.without("Access-Control-Allow-Origin") : reply),
                replying(
                        "no-preflight",
                        "shlink-creator.cors.manifest",
                        "Does not answer the questions of browsers.",
                        (kind, request, reply, plain) ->
                                kind == ReplyKind.PREFLIGHT ? Reply.refusing(405, "Expected POST.") : reply),
                replying(
                        "bucket-without-cors",
                        "shlink-creator.cors.files",
                        "Does not let browsers read what is at locations.",
                        (kind, request, reply, plain) ->
                                kind == ReplyKind.FILE ? reply.without("Access-Control-Allow-Origin") : reply));
    }

    private static Defect replying(String id, String requirement, String description, ReplyStep step) {
        return new Defect(id, requirement, description, w -> w.replying(step));
    }
}
