package org.cgmkit.cli.recipes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A composite action as a runner of GitHub runs it, as far as this one needs it: inputs with their defaults, expressions that name
 * an input or an output of a step, and the files of the environment.
 */
final class CompositeAction {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(\\S+)\\s*}}");

    private final JsonNode action;
    private final Kit kit;
    private final Map<String, String> known = new HashMap<>();

    CompositeAction(Path file, Kit kit) throws IOException {
        this.action = new YAMLMapper().readTree(Files.readString(file));
        this.kit = kit;
    }

    /** What the action printed and left: how its first failed step ended, its outputs, and the summary of the job. */
    record Job(int code, String log, Map<String, String> outputs, String summary) {}

    /** Runs the steps until one fails. */
    Job run(Map<String, String> inputs, Path workspace) throws IOException, InterruptedException {
        action.path("inputs").properties().forEach(input -> {
            String value = inputs.getOrDefault(
                    input.getKey(), input.getValue().path("default").asText());
            if (input.getValue().path("required").asBoolean() && value.isEmpty()) {
                throw new AssertionError("required: " + input.getKey());
            }
            known.put("inputs." + input.getKey(), value);
        });
        Path summary = Files.createFile(workspace.resolve("summary"));
        StringBuilder log = new StringBuilder();
        int code = 0;
        for (JsonNode step : action.path("runs").path("steps")) {
            Path outputs = Files.createTempFile(workspace, "outputs", "");
            Map<String, String> variables = new HashMap<>();
            step.path("env")
                    .properties()
                    .forEach(e ->
                            variables.put(e.getKey(), evaluated(e.getValue().asText())));
            variables.put("GITHUB_ACTION_PATH", kit.folder().toString());
            variables.put("GITHUB_OUTPUT", outputs.toString());
            variables.put("GITHUB_STEP_SUMMARY", summary.toString());
            Kit.Ended ended = kit.run(step.path("run").asText(), workspace, variables);
            log.append(ended.output());
            for (String line : Files.readAllLines(outputs)) {
                String[] output = line.split("=", 2);
                known.put("steps." + step.path("id").asText() + ".outputs." + output[0], output[1]);
            }
            code = ended.code();
            if (code != 0) {
                break;
            }
        }
        Map<String, String> outputs = new HashMap<>();
        action.path("outputs")
                .properties()
                .forEach(o -> outputs.put(
                        o.getKey(), evaluated(o.getValue().path("value").asText())));
        return new Job(code, log.toString(), outputs, Files.readString(summary));
    }

    private String evaluated(String text) {
        return EXPRESSION
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(Optional.ofNullable(known.get(found.group(1)))
                        .orElseThrow(() -> new AssertionError("nothing is called " + found.group(1)))));
    }
}
