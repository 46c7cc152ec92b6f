package org.cgmkit.ehr.defect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.cgmkit.ehr.store.SearchCriterion;
import org.cgmkit.ehr.workings.SearchNarrowing;

/** What a receiver can get wrong about the orders that it shows; the broken orders are in {@code orders.json}. */
final class OrderDefects {
    private static final String CONFORM = "receiver.orders.conform";

    private OrderDefects() {}

    static List<Defect> all() {
        List<Defect> all = new ArrayList<>();
        broken().forEach(each -> all.add(broken(each)));
        all.add(searching(
                "orders-of-everybody",
                "Finds the orders of all patients, whatever patient is searched for.",
                asked -> asked.stream()
                        .filter(c -> !(c instanceof SearchCriterion.OfPatient))
                        .toList()));
        all.add(searching(
                "orders-not-found-by-code",
                "Finds no order by its code.",
                asked -> asked.stream().anyMatch(OrderDefects::isCode)
                        ? List.of(new SearchCriterion.WithId(Set.of("none")))
                        : asked));
        return List.copyOf(all);
    }

    /** What a search for orders looks for, given what it was asked for. */
    @FunctionalInterface
    private interface Mistake {
        List<SearchCriterion> of(List<SearchCriterion> asked);
    }

    private static Defect searching(String id, String description, Mistake mistake) {
        SearchNarrowing narrowing = (type, asked) -> type.equals("ServiceRequest") ? mistake.of(asked) : asked;
        return Defect.of(id, CONFORM, description, w -> w.narrowing(narrowing));
    }

    private static boolean isCode(SearchCriterion criterion) {
        return criterion instanceof SearchCriterion.WithToken token
                && token.parameter().equals("code");
    }

    private static Defect broken(JsonNode change) {
        String code = change.path("order").asText();
        String kind = code.contains("standing") ? "a standing order " : "a one-time order ";
        return Defect.of(
                change.path("id").asText(),
                CONFORM,
                "Shows " + kind + change.path("shown").asText() + ".",
                w -> w.ordering(order ->
                        order.at("/code/coding/0/code").asText().equals(code) ? changed(order, change) : order));
    }

    /** The order with what is at the place removed, replaced, or added to the end of its list. */
    private static ObjectNode changed(ObjectNode order, JsonNode change) {
        JsonPointer at = JsonPointer.compile(change.path("at").asText());
        JsonNode value = change.has("copy") ? order.at(change.path("copy").asText()) : change.path("value");
        JsonNode parent = order.at(at.head());
        String name = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object && value.isMissingNode()) {
            object.remove(name);
        } else if (parent instanceof ObjectNode object) {
            object.set(name, value.deepCopy());
        } else if (parent instanceof ArrayNode array && name.equals("-")) {
            array.add(value.deepCopy());
        } else if (parent instanceof ArrayNode array && value.isMissingNode()) {
            array.remove(at.last().getMatchingIndex());
        } else if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), value.deepCopy());
        } else {
            throw new IllegalStateException("There is nothing at " + at + " of " + order + ".");
        }
        return order;
    }

    private static JsonNode broken() {
        try (InputStream file = OrderDefects.class.getResourceAsStream("orders.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
