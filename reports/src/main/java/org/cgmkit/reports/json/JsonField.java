package org.cgmkit.reports.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A place in a results file, which can say where it is when it does not hold what it should. */
record JsonField(Path file, String path, JsonNode node) {

    JsonField member(String name) {
        return new JsonField(file, path.isEmpty() ? name : path + "." + name, node.path(name));
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    List<JsonField> elements() throws UnreadableResultsException {
        if (!node.isArray()) {
            throw unexpected("a list");
        }
        List<JsonField> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(new JsonField(file, path + "[" + elements.size() + "]", element));
        }
        return elements;
    }

    /** The elements of a list that older results do not have. */
    List<JsonField> elementsOf(String name) throws UnreadableResultsException {
        return node.has(name) ? member(name).elements() : List.of();
    }

    String text() throws UnreadableResultsException {
        if (!node.isTextual()) {
            throw unexpected("a text");
        }
        return node.textValue();
    }

    String text(String name, String otherwise) throws UnreadableResultsException {
        return node.has(name) ? member(name).text() : otherwise;
    }

    @Nullable
    String textOrNull(String name) throws UnreadableResultsException {
        return node.hasNonNull(name) ? member(name).text() : null;
    }

    int integer() throws UnreadableResultsException {
        if (!node.canConvertToInt() || !node.isIntegralNumber()) {
            throw unexpected("a whole number");
        }
        return node.intValue();
    }

    long integer(String name, long otherwise) throws UnreadableResultsException {
        return node.has(name) ? member(name).integer() : otherwise;
    }

    boolean bool(String name, boolean otherwise) throws UnreadableResultsException {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw member(name).unexpected("true or false");
        }
        return value.asBoolean(otherwise);
    }

    Instant instant() throws UnreadableResultsException {
        try {
            return Instant.parse(text());
        } catch (DateTimeException e) {
            throw unexpected("a time such as 2026-01-31T12:00:00Z");
        }
    }

    LocalDate date() throws UnreadableResultsException {
        try {
            return LocalDate.parse(text());
        } catch (DateTimeException e) {
            throw unexpected("a date such as 2026-01-31");
        }
    }

    <E extends Enum<E>> E constant(Class<E> type) throws UnreadableResultsException {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(text())) {
                return constant;
            }
        }
        throw unexpected(Arrays.stream(constants).map(Enum::name).collect(Collectors.joining(", ", "one of ", "")));
    }

    UnreadableResultsException unexpected(String expected) {
        String actual = node.isMissingNode() ? "it is missing" : "it is " + node;
        return new UnreadableResultsException(file + " is not a results file of cgmkit: "
                + (path.isEmpty() ? "its root" : path) + " should be " + expected + ", but " + actual + ".");
    }
}
