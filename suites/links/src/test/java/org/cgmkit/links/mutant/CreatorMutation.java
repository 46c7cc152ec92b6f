package org.cgmkit.links.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.cgmkit.fixtures.Json;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.shlink.wire.Reply;
import org.cgmkit.shlink.workings.CreatorWorkings;
import org.cgmkit.shlink.workings.ReplyKind;

/** What a mutant of a creator does, at the seams of the simulated one. */
final class CreatorMutation {
    static final String PAYLOAD = "payload";
    static final String JWE = "jwe";
    static final String BUNDLE = "bundle";
    static final String STATUS = "(status)";
    static final String HEADER = "(header) ";
    static final String ENTRY = "(entry)";
    static final String SERVED = "served";

    private CreatorMutation() {}

    /** The workings of a sound creator with that mutant in them. */
    static CreatorWorkings of(Mutant mutant) {
        CreatorWorkings sound = CreatorWorkings.sound();
        return switch (mutant.kind()) {
            case PAYLOAD ->
                sound.payload((payload, passcode) -> {
                    changed(payload, mutant);
                    return payload;
                });
            case JWE -> sound.sealing((file, key) -> JweChange.of(mutant).seal(file, key));
            default ->
                mutant.family() == Mutant.Family.KEEPING
                        ? sound.content((bundle, delivery) -> content(bundle, mutant))
                        : replying(sound, mutant);
        };
    }

    private static CreatorWorkings replying(CreatorWorkings sound, Mutant mutant) {
        if (mutant.family() == Mutant.Family.LETTING_IN) {
            AtomicReference<Reply> manifest = new AtomicReference<>();
            return sound.replying((kind, request, reply, plaintext) -> {
                if (kind == ReplyKind.MANIFEST) {
                    manifest.set(reply);
                }
                return kindOf(kind).equals(mutant.kind()) && manifest.get() != null
                        ? Objects.requireNonNull(manifest.get())
                        : reply;
            });
        }
        return sound.replying((kind, request, reply, plaintext) ->
                kindOf(kind).equals(mutant.kind()) ? changed(reply, mutant) : reply);
    }

    private static Reply changed(Reply reply, Mutant mutant) {
        if (mutant.path().equals(STATUS)) {
            return reply.with(Integer.parseInt(mutant.operator()));
        }
        if (mutant.path().startsWith(HEADER)) {
            String name = mutant.path().substring(HEADER.length());
            String value = reply.headers().get(name);
            return value == null
                    ? reply
                    : mutant.operator().equals("dropped")
                            ? reply.without(name)
                            : reply.with(name, JsonChange.neighbour(value));
        }
        if (!(json(reply.body()) instanceof ObjectNode body)) {
            return reply;
        }
        changed(body, mutant);
        return reply.saying(Json.text(body));
    }

    private static ObjectNode content(ObjectNode bundle, Mutant mutant) {
        if (mutant.kind().equals(BUNDLE)) {
            changed(bundle, mutant);
            return bundle;
        }
        for (int i = bundle.path("entry").size() - 1; i >= 0; i--) {
            JsonNode resource = bundle.path("entry").path(i).path("resource");
            if (!kindOf(resource).equals(mutant.kind())) {
                continue;
            }
            if (!mutant.path().equals(ENTRY)) {
                changed((ObjectNode) resource, mutant);
            } else if (mutant.operator().equals("dropped")) {
                bundle.withArray("entry").remove(i);
            } else {
                bundle.withArray("entry").insert(i, bundle.path("entry").path(i).deepCopy());
            }
        }
        return bundle;
    }

    private static void changed(ObjectNode json, Mutant mutant) {
        JsonPlaces.change(json, mutant.path(), JsonChange.titled(mutant.operator()));
    }

    /** How a kind of replies is called. */
    static String kindOf(ReplyKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + " reply";
    }

    /** How a kind of resources is called: by its type and its code. */
    static String kindOf(JsonNode resource) {
        String code = resource.at("/code/coding/0/code").asText();
        return resource.path("resourceType").asText() + (code.isEmpty() ? "" : " " + code);
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
