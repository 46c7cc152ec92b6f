package org.cgmkit.ehr.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** What becomes of decimals in programs whose numbers are floats: the same amounts, without the zeros that they end in. */
public final class ShortDecimals {
    private ShortDecimals() {}

    /** The resource with such decimals; it is changed. */
    public static ObjectNode in(ObjectNode resource) {
        shorten(resource);
        return resource;
    }

    private static void shorten(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getValue().isNumber()) {
                    member.setValue(shortened(member.getValue().decimalValue()));
                } else {
                    shorten(member.getValue());
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(ShortDecimals::shorten);
        }
    }

    /** 400 is no power of ten with two digits less. */
    private static DecimalNode shortened(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }
}
