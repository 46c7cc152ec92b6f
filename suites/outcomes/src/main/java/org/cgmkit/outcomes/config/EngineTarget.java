package org.cgmkit.outcomes.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.outcomes.answer.Figure;
import org.cgmkit.outcomes.answer.FigurePlace;

/**
 * An engine under test.
 *
 * @param way how it is asked
 * @param streams whether it is told which sensor a row is from
 * @param input in which form it is given traces
 * @param output in which form it answers
 * @param figures where its answers have the figures that are not where the kit's own form has them
 * @param computes what it computes
 * @param policy the policy that it declares, as is usual where it declares nothing
 * @param declared the keys that it declares
 * @param stateful whether it keeps what it was given, so that only what is new has to be sent
 * @param changes where it is written down which policy each of its versions has; empty where nothing is said
 */
public record EngineTarget(
        Way way,
        boolean streams,
        Input input,
        Output output,
        Map<Figure, FigurePlace> figures,
        Set<Computed> computes,
        Policy policy,
        Set<PolicyKey<?>> declared,
        boolean stateful,
        String changes) {

    /** How an engine is asked. */
    public sealed interface Way {}

    /**
     * A command is run for each trace, by the shell.
     *
     * @param line the command line
     * @param timeout how long it may take
     */
    public record ByCommand(String line, Duration timeout) implements Way {}

    /**
     * Each trace is posted to an address.
     *
     * @param server the address, and how the kit gets in
     */
    public record ByUrl(HttpTarget server) implements Way {}

    /**
     * Something within this process answers; for tests and builds in Java.
     *
     * @param name what it is called
     * @param engine answers a trace
     */
    public record ByCode(String name, Function<EngineTask, String> engine) implements Way {}

    /**
     * Traces are written to a folder, and answers read from it in a later run.
     *
     * @param folder the folder
     */
    public record ByFiles(Path folder) implements Way {}

    /** In which form an engine is given traces. */
    public enum Input {
        /** Rows of time, value and unit. */
        ROWS,
        /** A Bundle of FHIR Observations. */
        FHIR
    }

    /** In which form an engine answers. */
    public enum Output {
        /** A JSON object. */
        JSON,
        /** A line of names and a line of values. */
        CSV,
        /** FHIR Observations with the codes of the CGM guide. */
        FHIR
    }

    /** Keeps copies. */
    public EngineTarget {
        figures = figures.isEmpty() ? Map.of() : new EnumMap<>(figures);
        computes = Set.copyOf(computes);
        declared = Set.copyOf(declared);
    }

    /** An engine that answers in the kit's own form and declares nothing. */
    public static EngineTarget of(Way way) {
        return new EngineTarget(
                way, false, Input.ROWS, Output.JSON, Map.of(), Computed.USUAL, Policy.USUAL, Set.of(), false, "");
    }

    /** The same, declaring all of that policy. */
    public EngineTarget declaring(Policy all) {
        return new EngineTarget(
                way, streams, input, output, figures, computes, all, Set.copyOf(PolicyKey.all()), stateful, changes);
    }

    /** The same, speaking FHIR both ways. */
    public EngineTarget speakingFhir() {
        return new EngineTarget(
                way, streams, Input.FHIR, Output.FHIR, figures, computes, policy, declared, stateful, changes);
    }

    /** The same, told which sensor rows are from. */
    public EngineTarget toldStreams() {
        return new EngineTarget(way, true, input, output, figures, computes, policy, declared, stateful, changes);
    }

    /** The same, keeping what it was given. */
    public EngineTarget keepingState() {
        return new EngineTarget(way, streams, input, output, figures, computes, policy, declared, true, changes);
    }

    /** The same, with the changes of its policy written down there. */
    public EngineTarget changing(String document) {
        return new EngineTarget(way, streams, input, output, figures, computes, policy, declared, stateful, document);
    }

    /** The same, computing that. */
    public EngineTarget computing(Set<Computed> others) {
        return new EngineTarget(way, streams, input, output, figures, others, policy, declared, stateful, changes);
    }

    /** What it is called in reports. */
    public String name() {
        return switch (way) {
            case ByCommand command -> command.line();
            case ByUrl url -> url.server().baseUrl().toString();
            case ByCode code -> code.name();
            case ByFiles files -> files.folder().toString();
        };
    }
}
