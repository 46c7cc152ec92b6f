package org.cgmkit.shlink.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.cgmkit.fixtures.Json;
import org.cgmkit.shlink.receiver.Outgoing.Asked;

/** What can be wrong with what a receiver takes and asks for, and with when it comes back. */
final class RequestDefects {
    private static final Duration AT_ONCE = Duration.ofMillis(60);

    /** How many bytes a code of that version holds at level M (ISO/IEC 18004, table 7). */
    private static final int VERSION_TEN = 213;

    private static final Set<String> MEMBERS = Set.of("url", "key", "exp", "flag", "label", "v");

    private RequestDefects() {}

    static List<ReceiverDefect> all() {
        return List.of(
                defect(
                        "needs-a-prefix",
                        "link.bare",
                        "Opens links behind the address of a viewer only.",
                        w -> w.reading(link -> link.contains("#") ? Links.payload(link) : Optional.empty())),
                defect(
                        "needs-bare",
                        "link.prefixed",
                        "Opens links only that stand by themselves.",
                        w -> w.reading(link -> link.startsWith("shlink:/") ? Links.payload(link) : Optional.empty())),
                defect(
                        "scans-small-codes",
                        "link.qr",
                        "Reads QR codes up to version 10 only.",
                        w -> w.scanning(link -> link.length() <= VERSION_TEN)),
                defect(
                        "plain-base64",
                        "payload.base64url",
                        "Decodes links with the other alphabet of base64.",
                        w -> w.reading(link -> Links.decoded(
                                link.substring(link.indexOf("shlink:/") + "shlink:/".length()), Base64.getDecoder()))),
                defect(
                        "refuses-unknown-members",
                        "payload.unknown-members",
                        "Opens no link whose payload has further members.",
                        w -> w.taking(payload -> w.takes().test(payload) && onlyKnown(payload))),
                defect(
                        "refuses-unknown-flags",
                        "payload.unknown-flags",
                        "Opens no link with flags that it does not know.",
                        w -> w.taking(payload -> w.takes().test(payload)
                                && payload.path("flag").asText().matches("[LPU]*"))),
                defect(
                        "ignores-version",
                        "payload.newer-version",
                        "Opens links of any version.",
                        w -> w.taking(p -> true)),
                asking(
                        "gets-the-manifest",
                        "manifest.post",
                        "Asks for manifests by GET.",
                        Asked.MANIFEST,
                        r -> r.by("GET").saying("").to(r.url() + "?recipient=a%20receiver")),
                asking(
                        "loses-the-query",
                        "manifest.post",
                        "Asks for manifests at the address without its query.",
                        Asked.MANIFEST,
                        r -> r.to(r.url().replaceFirst("[?].*$", ""))),
                asking(
                        "form-encoded",
                        "manifest.json",
                        "Sends a form.",
                        Asked.MANIFEST,
                        r -> r.with("Content-Type", "application/x-www-form-urlencoded")
                                .saying("recipient=a%20receiver")),
                changing(
                        "no-recipient",
                        "manifest.recipient",
                        "Does not say who reads.",
                        body -> body.remove("recipient")),
                changing(
                        "max-as-text",
                        "manifest.embedded-length-max",
                        "Says in a text how long embedded files may be.",
                        body -> body.put("embeddedLengthMax", "10000000")),
                asking(
                        "sends-its-token",
                        "location.get",
                        "Sends its own token to locations.",
                        Asked.FILE,
                        r -> r.with("Authorization", "Bearer its-own")),
                defect(
                        "keeps-locations",
                        "location.hour",
                        "Uses the location of the first manifest of a long-term link ever after.",
                        RequestDefects::keepingLocations),
                defect(
                        "gives-up-on-gone",
                        "location.refetch",
                        "Gives up where a location gives nothing.",
                        w -> w.givingUp()),
                asking(
                        "posts-to-direct",
                        "direct.no-manifest",
                        "Asks for direct files by POST.",
                        Asked.DIRECT,
                        r -> r.by("POST")),
                defect(
                        "never-gets-lu",
                        "direct.get",
                        "Knows the flag U by itself only.",
                        w -> w.taking(payload -> w.takes().test(payload)
                                && !payload.path("flag").asText().equals("LU"))),
                asking(
                        "direct-without-recipient",
                        "direct.recipient",
                        "Does not say who reads a direct file.",
                        Asked.DIRECT,
                        r -> r.to(r.url().replaceFirst("[?&]recipient=.*$", ""))),
                asking(
                        "overwrites-the-query",
                        "direct.recipient",
                        "Puts the recipient in place of what the address has in its query.",
                        Asked.DIRECT,
                        r -> r.to(r.url().replaceFirst("[?].*&", "?"))),
                changing(
                        "passcode-as-number",
                        "passcode.sent",
                        "Sends the digits of a passcode as a number.",
                        body -> body.put(
                                "passcode",
                                Integer.parseInt(
                                        "0" + body.path("passcode").asText().replaceAll("\\D", "")))),
                defect(
                        "retries-passcode",
                        "passcode.no-guessing",
                        "Tries a wrong passcode three times.",
                        w -> w.repeating(answer -> answer.status() == 401 ? 3 : 1)),
                asking(
                        "key-in-query",
                        "security.key-kept",
                        "Tells the server the key.",
                        Asked.MANIFEST,
                        r -> r.to(r.url() + (r.url().contains("?") ? "&" : "?") + "key="
                                + r.payload().path("key").asText())),
                defect(
                        "never-returns",
                        "longterm.polls",
                        "Never comes back.",
                        w -> w.polling((a, usual) -> Optional.empty())),
                defect(
                        "hurries",
                        "longterm.waits-after-success",
                        "Comes back earlier than a manifest asks for.",
                        w -> w.polling((answer, usual) -> w.polls()
                                .after(answer, usual)
                                .map(wait -> answer.status() == 200 ? wait.dividedBy(3) : wait))),
                defect(
                        "hammers-after-429",
                        "longterm.waits-after-429",
                        "Does not wait after a 429.",
                        w -> w.polling((answer, usual) -> answer.status() == 429
                                ? Optional.of(AT_ONCE)
                                : w.polls().after(answer, usual))),
                defect(
                        "polls-the-dead",
                        "longterm.gone",
                        "Goes on to ask for what is gone.",
                        w -> w.polling((answer, usual) -> answer.status() == 404
                                ? Optional.of(AT_ONCE.multipliedBy(3))
                                : w.polls().after(answer, usual))),
                defect(
                        "one-failure-ends-it",
                        "longterm.survives",
                        "Never comes back after a failure.",
                        w -> w.polling((answer, usual) -> answer.status() >= 500
                                ? Optional.empty()
                                : w.polls().after(answer, usual))),
                defect(
                        "storms-after-failure",
                        "longterm.survives",
                        "Asks again and again after a failure.",
                        w -> w.polling((answer, usual) -> answer.status() >= 500
                                ? Optional.of(AT_ONCE)
                                : w.polls().after(answer, usual))));
    }

    private static boolean onlyKnown(ObjectNode payload) {
        for (Map.Entry<String, JsonNode> member : payload.properties()) {
            if (!MEMBERS.contains(member.getKey())) {
                return false;
            }
        }
        return true;
    }

    static ReceiverDefect defect(
            String id, String requirement, String description, UnaryOperator<ReceiverWorkings> change) {
        return new ReceiverDefect(id, "shlink-receiver." + requirement, description, change);
    }

    private static ReceiverDefect asking(
            String id, String requirement, String description, Asked asked, UnaryOperator<Outgoing> change) {
        return defect(
                id,
                requirement,
                description,
                w -> w.asking(request -> request.asked() == asked ? change.apply(request) : request));
    }

    /** Changes the body of manifest requests that have the member, or any where it has none to have. */
    private static ReceiverDefect changing(
            String id, String requirement, String description, Consumer<ObjectNode> change) {
        return asking(id, requirement, description, Asked.MANIFEST, request -> {
            try {
                ObjectNode body = (ObjectNode) Json.MAPPER.readTree(request.body());
                boolean guarded = body.has("passcode");
                if (guarded || !id.contains("passcode")) {
                    change.accept(body);
                }
                return request.saying(Json.text(body));
            } catch (JsonProcessingException e) {
                return request;
            }
        });
    }

    private static ReceiverWorkings keepingLocations(ReceiverWorkings sound) {
        Map<String, String> kept = new ConcurrentHashMap<>();
        return sound.asking(request -> request.asked() == Asked.FILE && Links.flagged(request.payload(), "L")
                ? request.to(kept.computeIfAbsent(request.payload().path("url").asText(), link -> request.url()))
                : request);
    }
}
