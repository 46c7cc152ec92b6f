package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.jspecify.annotations.Nullable;

/** Makes the mutants of a peer of what passed in a sound run: one for each place that was seen and each change that fits it. */
public final class MutantMaker {
    /** What a status may be taken for. */
    private static final Map<Integer, int[]> NEIGHBOURS = Map.of(
            200, new int[] {201, 204, 400, 401, 403, 404, 500},
            201, new int[] {200, 400, 404, 500},
            400, new int[] {200, 404, 422, 500},
            401, new int[] {200, 400, 403, 404, 500},
            403, new int[] {200, 401, 404, 500},
            404, new int[] {200, 400, 410, 500},
            412, new int[] {200, 400, 409, 500},
            422, new int[] {200, 400, 500},
            429, new int[] {200, 400, 503});

    /** What HTTP or the machine adds, and no specification asks for. */
    private static final Set<String> ANY = Set.of("date", "server");

    /** Made by whoever stores, and told in no other way. */
    private static final String OWN = "id|meta|meta[.](versionId|lastUpdated)|resourceType";

    private final String name;
    private final PeerDescription peer;
    private final Set<Mutant> made = new LinkedHashSet<>();

    private MutantMaker(String name, PeerDescription peer) {
        this.name = name;
        this.peer = peer;
    }

    /**
     * The mutants, in the order in which their places were seen.
     *
     * @param name which sound peer it is; empty for the standard one
     */
    public static Set<Mutant> of(String name, PeerDescription peer, Recording recording) {
        MutantMaker maker = new MutantMaker(name, peer);
        String good = null;
        for (Recording.Recorded each : recording.exchanges()) {
            maker.answers(each.asked(), each.answer());
            maker.searches(each.asked());
            if (peer.isReading(each.asked()) && each.answer().status() == 200) {
                WireJson.resources(WireJson.of(each.answer())).forEach(maker::stored);
            }
            maker.refusals(each.asked(), each.answer());
            if (peer.isSubmission(each.asked())) {
                maker.entries(each.asked(), each.answer());
                good = maker.credentials(each.asked(), each.answer(), good);
            }
        }
        return maker.made;
    }

    private void add(Family family, String kind, String path, String operator) {
        made.add(new Mutant(name, family, kind, path, operator));
    }

    private void answers(WireMessage asked, WireMessage answer) {
        String kind = peer.answerKind(asked, answer);
        for (int status : NEIGHBOURS.getOrDefault(answer.status(), new int[] {500})) {
            add(Family.ANSWER, kind, AnswerMutation.STATUS, String.valueOf(status));
        }
        answer.headers().forEach(h -> {
            String header = h.getKey().toLowerCase(Locale.ROOT);
            if (!ANY.contains(header)) {
                add(Family.ANSWER, kind, AnswerMutation.HEADER + header, AnswerMutation.DROPPED);
                add(Family.ANSWER, kind, AnswerMutation.HEADER + header, AnswerMutation.CHANGED);
            }
        });
        JsonNode json = WireJson.of(answer);
        boolean stored = !peer.kinds().apply(json).isEmpty();
        if (json.isObject() && !stored) {
            places(Family.ANSWER, kind, json);
        }
    }

    private void places(Family family, String kind, JsonNode json) {
        JsonPlaces.visit(json, (path, node) -> {
            for (JsonChange change : JsonChange.values()) {
                if (!(family == Family.KEEPING && path.matches(OWN)) && change.fits(path, node)) {
                    add(family, kind, path, change.title());
                }
            }
        });
    }

    private void searches(WireMessage asked) {
        String route = peer.routes().of(asked);
        if (route.matches("GET [A-Z][A-Za-z]+[?]")) {
            Routes.parameters(asked.target().split("[?]", 2)[1])
                    .forEach(p -> parameter(route, p.getKey(), p.getValue()));
        }
    }

    private void parameter(String kind, String parameter, String value) {
        for (QueryChange change : QueryChange.values()) {
            if (change.fits(value)) {
                add(Family.UNDERSTANDING, kind, parameter, change.title());
            }
        }
    }

    private void stored(ObjectNode resource) {
        String kind = peer.kinds().apply(resource);
        if (!kind.isEmpty()) {
            places(Family.KEEPING, kind, resource);
        }
    }

    private void entries(WireMessage asked, WireMessage answer) {
        JsonNode sent = WireJson.of(asked).path("entry");
        JsonNode answered = WireJson.of(answer).path("entry");
        for (int i = 0; i < Math.min(sent.size(), answered.size()); i++) {
            JsonNode entry = sent.get(i);
            String kind = peer.kinds().apply(entry.path("resource"));
            String status = answered.get(i).path("response").path("status").asText();
            String condition = entry.path("request").path("ifNoneExist").asText();
            if (!kind.isEmpty() && status.startsWith("201")) {
                // Also where nobody looks at what became of it.
                places(Family.KEEPING, kind, entry.path("resource"));
                add(Family.KEEPING, kind, EntryMutation.PATH, EntryMutation.SKIPPED);
                add(Family.KEEPING, kind, EntryMutation.PATH, EntryMutation.UNSEARCHED);
                add(Family.KEEPING, kind, EntryMutation.PATH, EntryMutation.TWICE);
                add(Family.KEEPING, kind, EntryMutation.PATH, EntryMutation.ELSEWHERE);
            }
            if (!kind.isEmpty() && status.startsWith("200") && !condition.isEmpty()) {
                add(Family.KEEPING, kind, EntryMutation.PATH, EntryMutation.OVERWRITTEN);
            }
            if (!condition.isEmpty()) {
                condition(entry.path("resource").path("resourceType").asText(), condition);
            }
        }
    }

    private void condition(String type, String query) {
        String kind = UnderstandingMutation.CONDITION + type;
        add(Family.UNDERSTANDING, kind, UnderstandingMutation.WHOLE, QueryChange.IGNORED.title());
        if (query.contains("%")) {
            add(Family.UNDERSTANDING, kind, UnderstandingMutation.WHOLE, UnderstandingMutation.NOT_DECODED);
        }
        if (query.contains("&")) {
            add(Family.UNDERSTANDING, kind, UnderstandingMutation.WHOLE, UnderstandingMutation.ONLY_FIRST);
            add(Family.UNDERSTANDING, kind, UnderstandingMutation.WHOLE, UnderstandingMutation.ONLY_LAST);
        }
        Routes.parameters(query).forEach(p -> parameter(kind, p.getKey(), p.getValue()));
    }

    private void refusals(WireMessage asked, WireMessage answer) {
        String kind = peer.routes().of(asked);
        if (asked.method().equals("GET") || kind.contains("…")) {
            return;
        }
        String status = String.valueOf(answer.status());
        JsonNode json = WireJson.of(answer);
        if (Refusals.is(status)) {
            letIn(kind, LettingInMutation.WHOLE + Refusals.shape(status, json), carriesSomething(asked));
        }
        json.path("entry").forEach(entry -> {
            JsonNode response = entry.path("response");
            if (Refusals.is(response.path("status").asText())) {
                letIn(
                        kind,
                        LettingInMutation.ENTRY
                                + Refusals.shape(response.path("status").asText(), response.path("outcome")),
                        true);
            }
        });
    }

    private void letIn(String kind, String path, boolean something) {
        add(Family.LETTING_IN, kind, path, LettingInMutation.ACCEPTED);
        if (something) {
            add(Family.LETTING_IN, kind, path, LettingInMutation.KEPT);
        }
    }

    /** Whether there is anything in a request that could be kept. */
    private boolean carriesSomething(WireMessage asked) {
        JsonNode sent = WireJson.of(asked);
        return peer.isSubmission(asked) ? sent.path("entry").findValue("resource") != null : sent.isObject();
    }

    /** Answers the credential that is known to be good. */
    private @Nullable String credentials(WireMessage asked, WireMessage answer, @Nullable String good) {
        if (good == null) {
            return answer.status() == 200 ? asked.header("Authorization").orElse(null) : null;
        }
        if ((answer.status() == 401 || answer.status() == 403)
                && !asked.header("Authorization").equals(Optional.of(good))) {
            add(
                    Family.LETTING_IN,
                    peer.routes().of(asked),
                    TokenMutation.PATH + TokenMutation.slip(asked.header("Authorization"), good),
                    TokenMutation.LET_IN);
        }
        return good;
    }
}
