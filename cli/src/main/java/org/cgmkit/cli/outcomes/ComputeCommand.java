package org.cgmkit.cli.outcomes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.console.InputText;
import org.cgmkit.engine.answer.AnswerJson;
import org.cgmkit.engine.answer.OutcomesText;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.policy.Standing;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.guide.glucose.GlucoseUnit;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.reports.ExitCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Computes outcomes of a file with the reference engine, so that people can check their own numbers. */
@Command(
        name = "compute",
        description = {
            "Compute times in ranges and what belongs to them, exactly.",
            "The file has the columns time, value and unit, and a column stream where several sensors measured. What "
                    + "engines decide differently is said by --policy; what is not said is decided as is usual."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  cgmkit compute readings.csv --zone Europe/Berlin",
            "  cgmkit compute readings.csv --policy gaps.denominator=linear:45:inclusive --policy units.factor=18",
            "  cgmkit compute --policies",
            "",
            "Exit codes: 0 computed, 2 the file or an option is not as it has to be."
        })
public final class ComputeCommand implements Callable<Integer> {
    /** How outcomes are written. */
    enum Format {
        TEXT,
        JSON
    }

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A CSV file, or - for standard input.")
    private @Nullable String file;

    @Option(
            names = "--policy",
            paramLabel = "KEY=VALUE",
            description = "How something is decided. May be given several times; --policies lists keys and values.")
    private List<String> policy = List.of();

    @Option(names = "--policies", description = "List what can be decided and how, and compute nothing.")
    private boolean policies;

    @Mixin
    private final TaskOptions task = new TaskOptions();

    @Option(names = "--unit", paramLabel = "UNIT", description = "The unit of the mean: mg/dL (the default) or mmol/L.")
    private String unit = GlucoseUnit.MASS.code();

    @Option(names = "--decimals", paramLabel = "N", description = "The decimals of the figures (default: 2).")
    private int decimals = 2;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (the default) or json.")
    private Format format = Format.TEXT;

    private final CommandStreams streams;

    public ComputeCommand(CommandStreams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (policies) {
            PolicyKey.all().forEach(this::list);
            return ExitCode.OK.code();
        }
        if (file == null) {
            throw new ConfigurationException(
                    "Expected a CSV file with the columns time, value and unit, or - for standard"
                            + " input. 'cgmkit compute --policies' lists what can be decided.");
        }
        if (decimals < 0 || decimals > 12) {
            throw new ConfigurationException("Expected 0 to 12 decimals with --decimals, but got " + decimals + ".");
        }
        GlucoseUnit wanted = unit();
        Policy decided = policy();
        EngineTask asked = task.of(InputText.read(file, streams.in()).text(), streams.environment());
        Outcomes outcomes = OutcomeEngine.compute(asked, decided);
        if (format == Format.JSON) {
            streams.say(json(new AnswerJson(decimals, wanted, "cgmkit").of(outcomes)));
        } else {
            new OutcomesText(decimals, wanted).lines(asked, outcomes).forEach(streams::say);
        }
        return ExitCode.OK.code();
    }

    private <T> void list(PolicyKey<T> key) {
        streams.say(key.id() + ": " + key.title());
        streams.say("    "
                + key.known().stream()
                        .map(value -> key.write(value) + mark(key.standing(value)))
                        .collect(Collectors.joining(", ")));
    }

    private static String mark(Standing standing) {
        return switch (standing) {
            case USUAL -> " (usual)";
            case ALLOWED -> "";
            case DEFECT -> " (never right)";
        };
    }

    private Policy policy() {
        Map<String, String> declaration = new LinkedHashMap<>();
        for (String each : policy) {
            int equals = each.indexOf('=');
            if (equals < 0) {
                throw new ConfigurationException(
                        "Expected KEY=VALUE with --policy, such as duplicates.sameTime=last, but got '" + each + "'.");
            }
            declaration.put(each.substring(0, equals).strip(), each.substring(equals + 1));
        }
        try {
            return Policy.declared(declaration);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "--policy " + e.getMessage() + " 'cgmkit compute --policies' lists keys and values.");
        }
    }

    private GlucoseUnit unit() {
        for (GlucoseUnit each : GlucoseUnit.values()) {
            if (each.code().toLowerCase(Locale.ROOT).equals(unit.strip().toLowerCase(Locale.ROOT))) {
                return each;
            }
        }
        throw new ConfigurationException("Expected mg/dL or mmol/L with --unit, but got '" + unit + "'.");
    }

    private static String json(ObjectNode answer) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
