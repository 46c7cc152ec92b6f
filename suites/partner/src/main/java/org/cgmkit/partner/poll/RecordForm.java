package org.cgmkit.partner.poll;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import org.cgmkit.reports.evidence.HttpExchange;

/** What is kept of a person's records: names and types, without values. */
final class RecordForm {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 2;
    private static final int SHORT = 2000;

    private RecordForm() {}

    /** The same exchange with the form of its answer in place of the answer, where that is long JSON. */
    static HttpExchange of(HttpExchange exchange) {
        if (!(exchange.reply() instanceof HttpExchange.Answer answer)
                || !exchange.method().equals("GET")
                || answer.status() / 100 != 2
                || answer.body().length() < SHORT) {
            return exchange;
        }
        try {
            String form = JSON.writeValueAsString(form(JSON.readTree(answer.body())));
            return new HttpExchange(
                    exchange.when(),
                    exchange.took(),
                    exchange.method(),
                    exchange.url(),
                    exchange.headers(),
                    exchange.body(),
                    new HttpExchange.Answer(answer.status(), answer.reason(), answer.headers(), form));
        } catch (IOException e) {
            return exchange;
        }
    }

    private static JsonNode form(JsonNode node) {
        if (node.isObject()) {
            ObjectNode form = JSON.createObjectNode();
            node.properties().forEach(each -> form.set(each.getKey(), form(each.getValue())));
            return form;
        }
        if (node.isArray()) {
            ArrayNode form = JSON.createArrayNode();
            for (int i = 0; i < Math.min(SHOWN, node.size()); i++) {
                form.add(form(node.get(i)));
            }
            if (node.size() > SHOWN) {
                form.add("(" + (node.size() - SHOWN) + " more)");
            }
            return form;
        }
        return TextNode.valueOf("(" + node.getNodeType().toString().toLowerCase(java.util.Locale.ROOT) + ")");
    }
}
