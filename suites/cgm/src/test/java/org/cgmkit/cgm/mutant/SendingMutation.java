package org.cgmkit.cgm.mutant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.cgmkit.cgm.attempt.PlayedRun;
import org.cgmkit.fixtures.Json;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.Profile;
import org.cgmkit.guide.cgm.ProfileSelection;
import org.cgmkit.kit.capture.CapturedExchange;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;

/** The app always sends something else in one place of its Bundles, or of its resources of one kind. */
record SendingMutation(String peer) implements AppMutation {
    private static final String BUNDLE = "Bundle";
    private static final String ENTRY = "(entry)";
    private static final List<String> ENTRIES = List.of("left out", "doubled", "every other one left out");

    @Override
    public void make(PlayedRun run, Consumer<Mutant> made) {
        for (CapturedExchange exchange : submissions(run)) {
            ObjectNode bundle = bundle(exchange);
            places(BUNDLE, bundle, made);
            bundle.path("entry").forEach(entry -> {
                String kind = kind(entry.path("resource"));
                places(kind, entry.path("resource"), made);
                ENTRIES.forEach(operator -> made.accept(mutant(kind, ENTRY, operator)));
            });
        }
    }

    private static List<CapturedExchange> submissions(PlayedRun run) {
        return run.steps().stream()
                .flatMap(s -> s.exchanges().stream())
                .filter(ExchangeCopies::submits)
                .toList();
    }

    private void places(String kind, JsonNode json, Consumer<Mutant> made) {
        JsonPlaces.visit(json, (path, node) -> {
            for (JsonChange change : JsonChange.values()) {
                if (change.fits(path, node)) {
                    made.accept(mutant(kind, path, change.title()));
                }
            }
        });
    }

    private Mutant mutant(String kind, String path, String operator) {
        return new Mutant(peer, Family.SENDING, kind, path, operator);
    }

    @Override
    public PlayedRun apply(Mutant mutant, PlayedRun run) {
        return mutant.family() != Family.SENDING
                ? run
                : ExchangeCopies.one(
                        run,
                        e -> !ExchangeCopies.submits(e)
                                ? e
                                : mutant.path().equals(ENTRY)
                                        ? rearranged(e, mutant)
                                        : ExchangeCopies.withBody(e, changed(e, mutant)));
    }

    private static String changed(CapturedExchange exchange, Mutant mutant) {
        ObjectNode bundle = bundle(exchange);
        JsonChange change = JsonChange.titled(mutant.operator());
        boolean any = mutant.kind().equals(BUNDLE)
                ? JsonPlaces.change(bundle, mutant.path(), change)
                : resources(bundle, mutant.kind(), mutant.path(), change);
        return any ? Json.text(bundle) : exchange.exchange().body();
    }

    private static boolean resources(ObjectNode bundle, String kind, String path, JsonChange change) {
        boolean any = false;
        for (JsonNode entry : bundle.path("entry")) {
            if (kind(entry.path("resource")).equals(kind)) {
                any |= JsonPlaces.change((ObjectNode) entry.path("resource"), path, change);
            }
        }
        return any;
    }

    private static CapturedExchange rearranged(CapturedExchange exchange, Mutant mutant) {
        List<Map.Entry<Integer, JsonNode>> after = new ArrayList<>();
        int number = 0;
        for (Map.Entry<Integer, JsonNode> entry : ExchangeCopies.entries(exchange)) {
            boolean meant = kind(entry.getValue().path("resource")).equals(mutant.kind());
            number += meant ? 1 : 0;
            int times = !meant
                    ? 1
                    : switch (mutant.operator()) {
                        case "left out" -> 0;
                        case "doubled" -> 2;
                        default -> number % 2;
                    };
            after.addAll(Collections.nCopies(times, entry));
        }
        return number == 0 ? exchange : ExchangeCopies.withEntries(exchange, after);
    }

    private static ObjectNode bundle(CapturedExchange exchange) {
        try {
            return (ObjectNode) Json.MAPPER.readTree(exchange.exchange().body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The guide's profile that a resource is meant to meet, or its type where it is none of the guide's. */
    static String kind(JsonNode resource) {
        return ProfileSelection.of(GuideVersion.STU1, resource)
                .map(Profile::name)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '-'))
                .orElse(resource.path("resourceType").asText());
    }
}
