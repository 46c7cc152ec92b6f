package org.cgmkit.outcomes.lineage.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.cgmkit.engine.summary.SummaryServer;
import org.cgmkit.engine.summary.SwallowedWrite;
import org.cgmkit.engine.trace.TraceFile;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.trigger.TriggerFailedException;
import org.cgmkit.kit.wire.Sleeper;
import org.cgmkit.outcomes.lineage.config.LineageTarget;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.LineageStep.Series;
import org.cgmkit.reports.Evidence;
import org.cgmkit.reports.evidence.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Has a platform do all steps, once, and keeps what came of each. */
public final class LineagePlay implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineageTarget target;
    private final Function<HttpExchange, Evidence> keeper;
    private final Sleeper pause = Sleeper.real();
    private final List<Evidence> evidence = new ArrayList<>();
    private final Map<Series, List<PlayedStep>> played = new EnumMap<>(Series.class);
    private final @Nullable SummaryServer own;
    private final SummaryReader reader;
    private Snapshot now = Snapshot.NOTHING;
    private Instant firstDone = Instant.EPOCH;

    /**
     * A play with that platform; it begins when somebody asks for a step.
     *
     * @param keeper keeps exchanges
     * @throws ConfigurationException where the kit cannot listen where it should
     */
    public LineagePlay(LineageTarget target, Function<HttpExchange, Evidence> keeper) {
        this.target = target;
        this.keeper = keeper;
        HttpTarget server = target.server();
        if (server == null) {
            try {
                own = SummaryServer.start(
                        target.listen().host(), target.listen().port(), true);
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(String.valueOf(e.getMessage()));
            }
            own.store().keep("Patient/" + target.patient(), patient());
            own.tell((method, url, body, status, answer) -> keep(new HttpExchange(
                    Instant.now(),
                    Duration.ZERO,
                    method,
                    url,
                    List.of(),
                    body,
                    new HttpExchange.Answer(status, "", List.of(), answer))));
            reader = SummaryReader.of(own);
        } else {
            own = null;
            reader = SummaryReader.of(server, this::keep);
        }
    }

    private static JsonNode patient() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("resourceType", "Patient")
                .put("active", true);
    }

    private synchronized void keep(HttpExchange exchange) {
        evidence.add(keeper.apply(exchange));
    }

    private synchronized List<Evidence> evidenceSince(int before) {
        return List.copyOf(evidence.subList(before, evidence.size()));
    }

    private synchronized int evidenceSoFar() {
        return evidence.size();
    }

    /** The platform. */
    public LineageTarget target() {
        return target;
    }

    /** Reads from the server where the results are. */
    public SummaryReader reader() {
        return reader;
    }

    /** Whether the kit took in the results itself. */
    public boolean isOwn() {
        return own != null;
    }

    /**
     * Plays the first window.
     *
     * @throws ConfigurationException where what gives the platform readings cannot be run
     */
    public void begin() {
        steps(Series.MAIN);
    }

    /** The steps of a window, in their order; those before it are played first. */
    public List<PlayedStep> steps(Series series) {
        synchronized (played) {
            for (Series each : Series.values()) {
                if (each.compareTo(series) <= 0 && !played.containsKey(each)) {
                    List<PlayedStep> done = new ArrayList<>();
                    planned(each).forEach(step -> done.add(play(step)));
                    played.put(each, List.copyOf(done));
                }
            }
            return Objects.requireNonNull(played.get(series));
        }
    }

    private List<LineageStep> planned(Series series) {
        Instant today = Instant.now();
        return switch (series) {
            case MAIN -> LineageStep.main(today);
            case FORWARD, BACKWARD -> LineageStep.ordered(series, today);
            case CLOSED ->
                target.closing().map(after -> LineageStep.closed(today, after)).orElse(List.of());
        };
    }

    private PlayedStep play(LineageStep step) {
        Snapshot before = now;
        Instant began = Instant.now();
        int seen = evidenceSoFar();
        int swallowed = swallowed().size();
        String failure = "";
        JsonNode told = MissingNode.getInstance();
        JsonNode then = MissingNode.getInstance();
        List<String> lost = new ArrayList<>();
        try {
            told = asked(step.name(), variables(step));
            pause.sleep(target.settle());
            now = reader.snapshot(target.patient());
            if (step.series() == Series.MAIN && target.answersAsOf()) {
                firstDone = step.kind() == Kind.FIRST ? Instant.now() : firstDone;
                Map<String, String> asOf = variables(step);
                asOf.put("CGMKIT_STEP", "as-of");
                asOf.put("CGMKIT_AS_OF", firstDone.toString());
                then = asked(step.name() + "-as-of", asOf).path("figures");
            }
            if (step.kind() == Kind.LATE) {
                before.observations().stream()
                        .map(each -> Places.version(each).isEmpty() ? Places.of(each) : Places.versioned(each))
                        .filter(each -> reader.read(each).isEmpty())
                        .forEach(lost::add);
            }
        } catch (TriggerFailedException e) {
            failure = String.valueOf(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = "The run was broken off.";
        }
        List<SwallowedWrite> all = swallowed();
        return new PlayedStep(
                step,
                before,
                now,
                told,
                then,
                all.subList(swallowed, all.size()),
                lost,
                failure,
                began,
                Instant.now(),
                evidenceSince(seen));
    }

    private List<SwallowedWrite> swallowed() {
        return own == null ? List.of() : own.swallowed();
    }

    private JsonNode asked(String name, Map<String, String> variables) throws InterruptedException {
        Instant began = Instant.now();
        String answer = target.trigger().answer(name, variables);
        keep(new HttpExchange(
                began,
                Duration.between(began, Instant.now()),
                "STEP",
                name,
                List.of(),
                String.join(
                        "\n",
                        variables.entrySet().stream().map(Object::toString).toList()),
                new HttpExchange.Answer(0, "", List.of(), answer)));
        try {
            JsonNode json = JSON.readTree(answer);
            return json != null && json.isObject() ? json : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private Map<String, String> variables(LineageStep step) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("CGMKIT_STEP", step.kind().name().toLowerCase(java.util.Locale.ROOT));
        variables.put("CGMKIT_BASE_URL", own == null ? "" : base(own));
        variables.put("CGMKIT_PATIENT_ID", target.patient());
        variables.put("CGMKIT_START", step.given().start().toString());
        variables.put("CGMKIT_END", step.given().end().toString());
        variables.put("CGMKIT_ZONE", step.given().zone().getId());
        variables.put(
                "CGMKIT_SESSION",
                String.join(
                        " ",
                        step.given().sessions().stream()
                                .map(each -> each.start() + "," + each.warmUpMinutes() + "," + each.generation())
                                .toList()));
        variables.put("CGMKIT_NOW", step.now().toString());
        variables.put("CGMKIT_READINGS_ID", step.set());
        variables.put("CGMKIT_READINGS", TraceFile.write(step.given().rows(), false));
        return variables;
    }

    private String base(SummaryServer server) {
        return target.listen().url().isEmpty() ? server.base() : target.listen().url();
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
