package org.cgmkit.kit.cleanup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.cgmkit.kit.wire.ResourceLocation;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Watches a run, and remembers what the target says to have created, and where. */
public final class CreatedResources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<ResourceLocation> located = new LinkedHashSet<>();
    private final Map<String, Integer> elsewhere = new TreeMap<>();

    /** Is told of every exchange of the run. */
    public synchronized void see(HttpExchange exchange) {
        if (!(exchange.reply() instanceof HttpExchange.Answer answer) || answer.status() / 100 != 2) {
            return;
        }
        if (exchange.method().equals("PUT")) {
            ResourceLocation.parse(exchange.url()).ifPresent(located::add);
        } else if (exchange.method().equals("POST")) {
            JsonNode sent = json(exchange.body());
            JsonNode came = json(answer.body());
            if (sent.path("resourceType").asText().equals("Bundle")) {
                seeEntries(sent.path("entry"), came.path("entry"));
            } else if (answer.status() == 201) {
                add(location(answer), sent.path("resourceType").asText());
            }
        }
    }

    private void seeEntries(JsonNode sent, JsonNode answered) {
        for (int i = 0; i < answered.size(); i++) {
            JsonNode response = answered.path(i).path("response");
            JsonNode request = sent.path(i).path("request");
            String status = response.path("status").asText().strip();
            if (status.startsWith("2") && request.path("method").asText().equals("PUT")) {
                // A PUT may create under the id that it names, whatever it is answered.
                ResourceLocation.parse(response.path("location").asText())
                        .or(() -> ResourceLocation.parse(request.path("url").asText()))
                        .ifPresent(located::add);
            } else if (status.startsWith("201")) {
                add(
                        ResourceLocation.parse(response.path("location").asText()),
                        sent.path(i).path("resource").path("resourceType").asText());
            }
        }
    }

    private void add(Optional<ResourceLocation> location, String type) {
        if (location.isPresent()) {
            located.add(location.get());
        } else {
            elsewhere.merge(type.isEmpty() ? "resource" : type, 1, Integer::sum);
        }
    }

    /** Where they are, in the order in which they were created. */
    synchronized List<ResourceLocation> located() {
        return List.copyOf(located);
    }

    /** How many the target did not say the place of, by type. */
    synchronized Map<String, Integer> elsewhere() {
        return Map.copyOf(elsewhere);
    }

    private static Optional<ResourceLocation> location(HttpExchange.Answer answer) {
        return answer.headers().stream()
                .filter(h -> h.name().equalsIgnoreCase("Location"))
                .map(Header::value)
                .findFirst()
                .flatMap(ResourceLocation::parse);
    }

    private static JsonNode json(String body) {
        try {
            JsonNode node = JSON.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
