package org.cgmkit.outcomes.lineage.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.engine.summary.SummaryServer;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.guide.search.QueryString;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.wire.Exchange;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.kit.wire.TargetClient;
import org.cgmkit.reports.evidence.HttpExchange;

/** Reads results and where they come from, from a FHIR server. */
public final class SummaryReader {
    private static final int TARGETS = 50;
    private static final int MOST_PAGES = 100;

    private static final String CODES = Stream.of(
                    Loinc.SUMMARY,
                    Loinc.TIMES_IN_RANGES,
                    Loinc.MEAN_GLUCOSE_MASS,
                    Loinc.MEAN_GLUCOSE_MOLES,
                    Loinc.GMI,
                    Loinc.COEFFICIENT_OF_VARIATION,
                    Loinc.DAYS_OF_WEAR,
                    Loinc.SENSOR_ACTIVE_PERCENTAGE)
            .map(Loinc::code)
            .collect(Collectors.joining(","));

    private final String base;
    private final Function<String, Optional<JsonNode>> get;
    private final Map<String, Optional<JsonNode>> known = new ConcurrentHashMap<>();

    private SummaryReader(String base, Function<String, Optional<JsonNode>> get) {
        this.base = base;
        this.get = get;
    }

    /** A reader of that server that hands exchanges to whoever keeps them. */
    static SummaryReader of(HttpTarget server, Consumer<HttpExchange> evidence) {
        TargetClient client = new TargetClient(server, evidence, Sleeper.real());
        return new SummaryReader(server.url(""), path -> {
            Exchange answer = client.send(Request.get(path));
            return answer.succeeded() ? Optional.of(answer.json()) : Optional.empty();
        });
    }

    /** A reader of what was posted to the kit. */
    static SummaryReader of(SummaryServer own) {
        return new SummaryReader(own.base(), own::get);
    }

    Snapshot snapshot(String patient) {
        known.clear();
        List<JsonNode> observations = search("Observation?patient=" + patient + "&code=" + CODES);
        List<String> targets = observations.stream().map(Places::of).toList();
        Map<String, JsonNode> provenances = new LinkedHashMap<>();
        for (int from = 0; from < targets.size(); from += TARGETS) {
            String some = String.join(",", targets.subList(from, Math.min(targets.size(), from + TARGETS)));
            search("Provenance?target=" + QueryString.encoded(some))
                    .forEach(each -> provenances.put(Places.of(each), each));
        }
        return new Snapshot(observations, List.copyOf(provenances.values()));
    }

    /** What a search finds, page by page, of the type that is searched for or whatever is included. */
    public List<JsonNode> search(String path) {
        List<JsonNode> found = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        String next = path;
        while (!next.isEmpty() && asked.size() < MOST_PAGES && asked.add(next)) {
            JsonNode page = get.apply(next).orElse(MissingNode.getInstance());
            page.path("entry").forEach(entry -> found.add(entry.path("resource")));
            next = "";
            for (JsonNode link : page.path("link")) {
                String url = link.path("url").asText();
                if (link.path("relation").asText().equals("next") && url.startsWith(base)) {
                    next = url.substring(base.length()).replaceFirst("^/", "");
                }
            }
        }
        return found;
    }

    /** What a reference leads to between two steps, such as {@code Device/1} or {@code Observation/1/_history/2}; empty where that is nothing. */
    public Optional<JsonNode> read(String reference) {
        String version = Places.versionOf(reference);
        String path = Places.unversioned(reference) + (version.isEmpty() ? "" : "/_history/" + version);
        if (!path.matches("[A-Z][A-Za-z]+/[A-Za-z0-9.-]{1,64}(/_history/[A-Za-z0-9.-]{1,64})?")) {
            return Optional.empty();
        }
        return known.computeIfAbsent(path, get);
    }
}
