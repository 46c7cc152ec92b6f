package org.cgmkit.kit.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;
import org.cgmkit.reports.evidence.HttpExchange.Answer;

/** A request and what came back. Positions count from 0, as in {@code Bundle.entry[0]}. */
public final class Exchange {
    // Decimals keep their places (71.10), as FHIR asks; a float would lose them.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final HttpExchange wire;
    private final Answer answer;
    private final JsonNode json;

    Exchange(HttpExchange wire, Answer answer) {
        this.wire = wire;
        this.answer = answer;
        this.json = parse(answer.body());
    }

    /** The exchange as it was kept, or empty where it was not answered. */
    public static Optional<Exchange> of(HttpExchange kept) {
        return kept.reply() instanceof Answer answer ? Optional.of(new Exchange(kept, answer)) : Optional.empty();
    }

    private Exchange(HttpExchange wire, Answer answer, JsonNode json) {
        this.wire = wire;
        this.answer = answer;
        this.json = json;
    }

    /** The same with those entries, for whoever has sent some of them again and knows what was answered to all by now. */
    public Exchange withEntries(List<JsonNode> entries) {
        ObjectNode together = json.deepCopy();
        together.putArray("entry").addAll(entries);
        return new Exchange(wire, answer, together);
    }

    private static JsonNode parse(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** The HTTP method of the request. */
    String method() {
        return wire.method();
    }

    /** The whole address that was asked. */
    public String url() {
        return wire.url();
    }

    /** The HTTP status of the answer. */
    public int status() {
        return answer.status();
    }

    /** The first header of the answer with that name, in any case. */
    public Optional<String> header(String name) {
        return answer.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The answer's body as text. */
    public String body() {
        return answer.body();
    }

    /** The answer as JSON; a missing node where the body is none, so that a question about it finds nothing. */
    public JsonNode json() {
        return json;
    }

    /** The type of the resource that came back, or an empty text. */
    public String resourceType() {
        return json.path("resourceType").asText();
    }

    /** Whether the status says success (2xx). */
    public boolean succeeded() {
        return status() / 100 == 2;
    }

    /** Whether the status blames the request (4xx). */
    public boolean refused() {
        return status() / 100 == 4;
    }

    /** Whether the answer is a Bundle with entries. */
    public boolean hasEntries() {
        return resourceType().equals("Bundle") && !json.path("entry").isEmpty();
    }

    /** The entries of the answer. */
    public List<AnswerEntry> entries() {
        JsonNode entries = json.path("entry");
        return IntStream.range(0, entries.size())
                .mapToObj(i -> new AnswerEntry(i, entries.path(i)))
                .toList();
    }

    /** The entry at that position; one that says nothing where there is none. */
    public AnswerEntry entry(int position) {
        return new AnswerEntry(position, json.path("entry").path(position));
    }

    /** The positions of entries that have no status code. */
    public List<Integer> entriesWithoutStatus() {
        return positions(e -> e.status() == 0);
    }

    /** The positions of entries that were accepted. */
    public List<Integer> acceptedEntries() {
        return positions(AnswerEntry::accepted);
    }

    /** The positions of entries for which that holds. */
    public List<Integer> positions(Predicate<AnswerEntry> holds) {
        return entries().stream().filter(holds).map(AnswerEntry::position).toList();
    }

    /** The status code of the entry at that position, 0 where it has none. */
    public int statusOf(int position) {
        return entry(position).status();
    }

    /** Where the resource of the entry at that position is, or empty where the answer does not say. */
    public Optional<ResourceLocation> locationOf(int position) {
        return entry(position).location();
    }

    /** What the answer says about the entry at that position; a missing node where it says nothing. */
    public JsonNode outcomeOf(int position) {
        return entry(position).outcome();
    }

    /** The exchange in one line, for messages. */
    @Override
    public String toString() {
        return wire.method() + " " + wire.url() + " -> " + status();
    }
}
