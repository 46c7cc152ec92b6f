package org.cgmkit.kit.proof.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may become of a value in JSON: gone, empty, twice, in another order, or a neighbour of its type. */
public enum JsonChange {
    DROPPED("dropped") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return true;
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return List.of();
        }
    },
    EMPTIED("emptied") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return node.isContainerNode() || node.isTextual();
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return List.of(
                    node.isTextual()
                            ? TextNode.valueOf("")
                            : node.isArray()
                                    ? JsonNodeFactory.instance.arrayNode()
                                    : JsonNodeFactory.instance.objectNode());
        }
    },
    DOUBLED("doubled") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return path.endsWith("]");
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return List.of(node, node);
        }
    },
    REVERSED("reversed") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return node.isArray() && node.size() > 1 && !node.get(0).equals(node.get(node.size() - 1));
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            List<JsonNode> items = new ArrayList<>();
            node.forEach(items::add);
            Collections.reverse(items);
            return List.of(JsonNodeFactory.instance.arrayNode().addAll(items));
        }
    },
    NEGATED("negated") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return node.isBoolean();
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return List.of(BooleanNode.valueOf(!node.booleanValue()));
        }
    },
    LAST_DIGIT("last digit changed") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return node.isNumber();
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return List.of(
                    node.isIntegralNumber()
                            ? IntNode.valueOf(node.intValue() + 1)
                            : DecimalNode.valueOf(node.decimalValue()
                                    .add(BigDecimal.ONE.movePointLeft(
                                            node.decimalValue().scale()))));
        }
    },
    DIGIT_LOST("last decimal lost") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return hasDecimals(node) && !endsInZero(node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return shortened(node);
        }
    },
    ZERO_LOST("last zero lost") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return hasDecimals(node) && endsInZero(node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return shortened(node);
        }
    },
    LATER("a second later") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return is(MOMENT, node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(
                    node,
                    text -> OffsetDateTime.parse(text).plusSeconds(1).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        }
    },
    OFFSET_CHANGED("another offset, the same clock") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return is(MOMENT, node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> text.replaceFirst(OFFSET, text.endsWith("+05:30") ? "Z" : "+05:30"));
        }
    },
    OFFSET_LOST("offset lost") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return is(MOMENT, node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> text.replaceFirst(OFFSET, ""));
        }
    },
    DAY_LATER("a day later") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return is(DATE, node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> LocalDate.parse(text).plusDays(1).toString());
        }
    },
    OTHER_ID("leads to another id") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return path.endsWith(".reference") && node.isTextual();
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> text.replaceFirst("[^/]*$", "somebody-else"));
        }
    },
    OTHER_TYPE("leads to another type") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return path.endsWith(".reference") && node.asText().contains("/");
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> text.replaceFirst("[A-Za-z]+/([^/]*)$", "Basic/$1"));
        }
    },
    NEIGHBOUR("changed") {
        @Override
        public boolean fits(String path, JsonNode node) {
            return node.isTextual()
                    && !node.asText().isEmpty()
                    && !is(MOMENT, node)
                    && !is(DATE, node)
                    && !path.endsWith(".reference")
                    && !isStatus(path, node);
        }

        @Override
        List<JsonNode> of(JsonNode node) {
            return each(node, text -> neighbour(text));
        }
    },
    STATUS_200("to 200", 200),
    STATUS_201("to 201", 201),
    STATUS_400("to 400", 400),
    STATUS_404("to 404", 404),
    STATUS_412("to 412", 412),
    STATUS_422("to 422", 422),
    STATUS_500("to 500", 500);

    private static final String OFFSET = "(Z|[+-][0-9]{2}:[0-9]{2})$";
    private static final Pattern MOMENT =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}([.][0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern STATUS = Pattern.compile("[1-5][0-9]{2}( .*)?");

    private final String title;
    private final int status;

    JsonChange(String title) {
        this(title, 0);
    }

    JsonChange(String title, int status) {
        this.title = title;
        this.status = status;
    }

    /** As it stands in ids. */
    public String title() {
        return title;
    }

    /** The change of that title. */
    public static JsonChange titled(String title) {
        return Stream.of(values())
                .filter(c -> c.title.equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** Whether it changes a value like that at such a place. */
    public boolean fits(String path, JsonNode node) {
        return isStatus(path, node) && !node.asText().startsWith(String.valueOf(status));
    }

    /** What stands in the value's place; nothing where it is gone, and more than one only in an array. */
    List<JsonNode> of(JsonNode node) {
        return List.of(TextNode.valueOf(String.valueOf(status)));
    }

    private static boolean isStatus(String path, JsonNode node) {
        return path.endsWith("response.status") && is(STATUS, node);
    }

    private static boolean is(Pattern pattern, JsonNode node) {
        return node.isTextual() && pattern.matcher(node.asText()).matches();
    }

    private static List<JsonNode> each(JsonNode node, UnaryOperator<String> change) {
        return List.of(TextNode.valueOf(change.apply(node.asText())));
    }

    private static boolean hasDecimals(JsonNode node) {
        return node.isNumber() && node.decimalValue().scale() > 0;
    }

    private static boolean endsInZero(JsonNode node) {
        return node.decimalValue().unscaledValue().mod(BigInteger.TEN).signum() == 0;
    }

    private static List<JsonNode> shortened(JsonNode node) {
        BigDecimal value = node.decimalValue();
        return List.of(DecimalNode.valueOf(value.setScale(value.scale() - 1, RoundingMode.DOWN)));
    }

    /**
     * The text with another letter or digit in its first half, so that it stays of its kind. Not at its end, where numbered
     * texts of a client would become each other.
     */
    public static String neighbour(String text) {
        for (int i = text.length() / 2; i >= 0; i--) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetterOrDigit(c)) {
                char other = Character.isDigit(c)
                        ? (c == '9' ? '0' : (char) (c + 1))
                        : c == 'z' ? 'a' : c == 'Z' ? 'A' : (char) (c + 1);
                return text.substring(0, i) + other + text.substring(i + 1);
            }
        }
        return text + "x";
    }
}
