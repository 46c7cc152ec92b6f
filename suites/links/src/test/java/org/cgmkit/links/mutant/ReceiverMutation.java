package org.cgmkit.links.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.shlink.receiver.Lines;
import org.cgmkit.shlink.receiver.Outgoing;
import org.cgmkit.shlink.receiver.ReceiverWorkings;
import org.cgmkit.shlink.receiver.Shown;

/** What a mutant of a receiver does, at the seams of the simulated one. */
final class ReceiverMutation {
    static final String METHOD = "(method)";
    static final String URL = "(url)";
    static final String HEADER = "(header) ";
    static final String SENT = "(sent)";
    static final String SHOWN = "(shown)";
    static final String RETURN = "return";
    static final String NOWHERE = "http://127.0.0.1:1/";

    private static final Map<String, UnaryOperator<Outgoing>> ADDRESSES = Map.of(
            "query dropped", r -> r.to(r.url().replaceFirst("[?].*", "")),
            "query decoded", r -> r.to(r.url().replace("%2B", "+")),
            "parameter added", r -> r.to(r.url() + (r.url().contains("?") ? "&" : "?") + "from=app"),
            "parameter renamed", r -> r.to(r.url().replaceFirst("([?&])[a-z]+=", "$1other=")),
            "last part changed", r -> r.to(r.url().replaceFirst("(/[^/?]*)(?=[?]|$)", "$1x")),
            "slash added", r -> r.to(r.url().replaceFirst("(?=[?]|$)", "/")),
            "key added",
                    r -> r.to(r.url() + (r.url().contains("?") ? "&" : "?") + "k="
                            + r.payload().path("key").asText()));

    private static final Map<String, Map.Entry<String, UnaryOperator<Outgoing>>> ADDED = Map.of(
            "added authorization", Map.entry("Authorization", r -> r.with("Authorization", "Bearer its-own")),
            "added cookie", Map.entry("Cookie", r -> r.with("Cookie", "session=its-own")),
            "added key",
                    Map.entry(
                            "Referer",
                            r -> r.with("X-Link", r.payload().path("key").asText())));

    private ReceiverMutation() {}

    /** The changes of addresses, by their names. */
    static List<String> addresses() {
        return ADDRESSES.keySet().stream().sorted().toList();
    }

    /** The headers that may be added, by the names of the changes. */
    static List<String> added() {
        return ADDED.keySet().stream().sorted().toList();
    }

    /** The workings of a sound receiver with that mutant in them. */
    static ReceiverWorkings of(Mutant mutant) {
        ReceiverWorkings sound = ReceiverWorkings.sound();
        if (mutant.kind().equals(RETURN)) {
            return returning(sound, mutant);
        }
        return switch (mutant.family()) {
            case SENDING ->
                sound.asking(
                        request -> kindOf(request.asked()).equals(mutant.kind()) ? sent(request, mutant) : request);
            case ASKING ->
                mutant.operator().equals("never")
                        ? sound.asking(request ->
                                kindOf(request.asked()).equals(mutant.kind()) ? request.to(NOWHERE) : request)
                        : sound.repeating(answer -> 2);
            default -> shown(sound, mutant);
        };
    }

    private static Outgoing sent(Outgoing request, Mutant mutant) {
        if (mutant.path().equals(METHOD)) {
            return request.by(mutant.operator());
        }
        if (mutant.path().equals(URL)) {
            return ADDRESSES
                    .getOrDefault(mutant.operator(), UnaryOperator.identity())
                    .apply(request);
        }
        if (mutant.path().startsWith(HEADER)) {
            if (ADDED.containsKey(mutant.operator())) {
                return ADDED.get(mutant.operator()).getValue().apply(request);
            }
            String name = mutant.path().substring(HEADER.length());
            Map<String, String> headers = new HashMap<>(request.headers());
            String value = headers.remove(name);
            if (value != null && !mutant.operator().equals("dropped")) {
                headers.put(name, JsonChange.neighbour(value));
            }
            return new Outgoing(
                    request.asked(), request.method(), request.url(), headers, request.body(), request.payload());
        }
        if (CreatorMutation.json(request.body()) instanceof ObjectNode body) {
            JsonPlaces.change(body, mutant.path(), JsonChange.titled(mutant.operator()));
            return request.saying(Json.text(body));
        }
        return request;
    }

    private static ReceiverWorkings returning(ReceiverWorkings sound, Mutant mutant) {
        return switch (mutant.operator()) {
            case "never" -> sound.polling((answer, usual) -> Optional.empty());
            case "at once" -> sound.polling((answer, usual) -> Optional.of(Duration.ofMillis(50)));
            case "too late" -> sound.polling((answer, usual) -> Optional.of(usual.multipliedBy(30)));
            case "whatever came" -> sound.polling((answer, usual) -> Optional.of(usual));
            case "only after 200" ->
                sound.polling((answer, usual) ->
                        answer.status() == 200 ? sound.polls().after(answer, usual) : Optional.empty());
            case "old kept" -> sound.updating((old, others) -> old.isEmpty() ? others : old);
            case "old and new kept" ->
                sound.updating((old, others) ->
                        Stream.concat(old.stream(), others.stream()).toList());
            default -> throw new IllegalArgumentException(mutant.operator());
        };
    }

    private static ReceiverWorkings shown(ReceiverWorkings sound, Mutant mutant) {
        return switch (mutant.kind()) {
            case "label" ->
                sound.showing(shown -> new Shown(
                        mutant.operator().equals("dropped") ? "" : JsonChange.neighbour(shown.label()),
                        shown.notices(),
                        shown.resources()));
            case "notices" -> sound.showing(shown -> new Shown(shown.label(), List.of(), shown.resources()));
            case "files" -> sound.choosing(entries -> chosen(entries, mutant.operator()));
            default -> sound.writing(resource -> written(resource, mutant));
        };
    }

    private static List<JsonNode> chosen(List<JsonNode> entries, String operator) {
        List<JsonNode> chosen = new ArrayList<>(entries);
        switch (operator) {
            case "first dropped" -> chosen.removeFirst();
            case "last dropped" -> chosen.removeLast();
            case "reversed" -> chosen = new ArrayList<>(chosen.reversed());
            default -> chosen.addAll(entries);
        }
        return chosen;
    }

    private static Optional<String> written(JsonNode resource, Mutant mutant) {
        if (!kindOf(resource).equals(mutant.kind())) {
            return Lines.of(resource);
        }
        if (mutant.path().equals(SHOWN)) {
            return mutant.operator().equals("dropped")
                    ? Optional.empty()
                    : Lines.of(resource).map(line -> line + "\n" + line);
        }
        return Lines.of(changed(resource, mutant));
    }

    /** The resource with that mutant's change. */
    static JsonNode changed(JsonNode resource, Mutant mutant) {
        ObjectNode copy = resource.deepCopy();
        JsonPlaces.change(copy, mutant.path(), JsonChange.titled(mutant.operator()));
        return copy;
    }

    static String kindOf(Outgoing.Asked asked) {
        return asked.name().toLowerCase(Locale.ROOT) + " request";
    }

    /** How a kind of resources is called; readings of both units are of one. */
    static String kindOf(JsonNode resource) {
        return resource.has("effectiveDateTime") ? "reading" : CreatorMutation.kindOf(resource);
    }
}
