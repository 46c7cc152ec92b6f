package org.cgmkit.kit.tap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.HttpExchange.Answer;
import org.cgmkit.reports.evidence.HttpExchange.Reply;

/**
 * Takes out of an exchange who the patient is: ids of patients are replaced, always by the same word, and names, dates of
 * birth, addresses, identifiers, narratives, notes, reports and serial numbers are masked. Readings and their times stay,
 * as there would be nothing left to look at; they are health data still.
 */
public final class PatientMask implements UnaryOperator<HttpExchange> {
    /** What stands in place of what was masked. */
    public static final String MASKED = "[masked]";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** Of a patient all but these is masked. */
    private static final Set<String> PATIENT_KEEPS = Set.of("resourceType", "id", "meta");

    /** Elements of any resource that can say whose it is. */
    private static final Set<String> TELLING = Set.of(
            "text",
            "note",
            "contained",
            "presentedForm",
            "serialNumber",
            "udiCarrier",
            "patientInstruction",
            "conclusion");

    /** Places in SMART's answers that hold more of a patient than an id. */
    private static final Set<String> TELLING_IN_TOKENS = Set.of("id_token", "fhirUser");

    private final PatientPseudonyms names;

    /** A mask that gives patients those names. */
    public PatientMask(PatientPseudonyms names) {
        this.names = names;
    }

    @Override
    public HttpExchange apply(HttpExchange exchange) {
        String contentType = header(exchange.headers(), "Content-Type");
        names.learnFromAddress(exchange.url());
        if (contentType.contains("x-www-form-urlencoded")) {
            names.learnFromAddress("?" + exchange.body());
        }
        Reply reply = exchange.reply();
        // The bodies first: what they tell of patients is known then when the address is written.
        String body = body(exchange.body(), contentType);
        Reply masked = reply instanceof Answer answer
                ? new Answer(
                        answer.status(),
                        answer.reason(),
                        headers(answer.headers()),
                        body(answer.body(), header(answer.headers(), "Content-Type")))
                : reply;
        return new HttpExchange(
                exchange.when(),
                exchange.took(),
                exchange.method(),
                names.in(exchange.url()),
                headers(exchange.headers()),
                body,
                masked);
    }

    private String body(String body, String contentType) {
        if (body.isEmpty()) {
            return body;
        }
        if (contentType.contains("x-www-form-urlencoded")) {
            return names.in(body);
        }
        try {
            JsonNode node = JSON.readTree(body);
            names.learnFrom(node);
            return JSON.writeValueAsString(masked(node));
        } catch (JsonProcessingException e) {
            return "[masked: " + body.length() + " characters of " + (contentType.isEmpty() ? "no type" : contentType)
                    + " that are no JSON]";
        }
    }

    private List<Header> headers(List<Header> headers) {
        return headers.stream()
                .map(h -> new Header(h.name(), names.in(h.value())))
                .toList();
    }

    private JsonNode masked(JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                boolean patient = object.path("resourceType").asText().equals("Patient");
                boolean resource = object.has("resourceType");
                boolean reference = object.has("display") && (object.has("reference") || object.has("identifier"));
                for (Map.Entry<String, JsonNode> member : object.properties()) {
                    String name = member.getKey();
                    boolean hidden = (patient && !PATIENT_KEEPS.contains(name))
                            || (resource && TELLING.contains(name))
                            || (reference && (name.equals("display") || name.equals("identifier")))
                            || (!resource && TELLING_IN_TOKENS.contains(name));
                    member.setValue(hidden ? TextNode.valueOf(MASKED) : masked(member.getValue()));
                }
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, masked(array.get(i)));
                }
            }
            case TextNode text -> {
                return TextNode.valueOf(names.in(text.asText()));
            }
            default -> {
                // Numbers and truth values say nothing of who it is.
            }
        }
        return node;
    }

    private static String header(List<Header> headers, String name) {
        return headers.stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }
}
