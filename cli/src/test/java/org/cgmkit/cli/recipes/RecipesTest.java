package org.cgmkit.cli.recipes;

import static java.util.Objects.requireNonNull;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.cgmkit.ehr.EhrOptions;
import org.cgmkit.ehr.EhrSimulator;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.ehr.receiver.SandboxOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the documentation tells users to put into their pipelines does what it says. */
@TestInstance(Lifecycle.PER_CLASS)
class RecipesTest {
    private static final Path ROOT = Path.of(requireNonNull(System.getProperty("cgmkit.root")));

    private final EhrSimulator receiver = EhrSimulator.start(EhrOptions.standard());

    private Path workspace = ROOT;

    @AfterAll
    void end() {
        receiver.close();
    }

    @Test
    void theActionAnnotatesSumsUpAndFailsByTheGate(@TempDir Path folder) throws Exception {
        String flawed = receiver.createSandbox(SandboxOptions.showing(Defect.named("argonaut-canonical")))
                .baseUrl();
        Kit kit = prepared(folder, flawed);

        CompositeAction.Job job = new CompositeAction(ROOT.resolve("action.yml"), kit)
                .run(Map.of("target", "target.yaml", "out", "here", "arguments", "--verb\nshall\n"), workspace);

        assertThat(job.log(), job.code(), is(1));
        assertThat(job.outputs(), is(Map.of("exit-code", "1", "results", "here")));
        assertThat(job.log(), containsString("::error title=FAIL receiver.capability.instantiates"));
        assertThat("only what the arguments ask for", job.log(), containsString("1 requirement: 1 failed"));
        assertThat(job.summary(), containsString("receiver.capability.instantiates"));
    }

    @Test
    void theActionTellsOfATargetFileThatIsNotThere(@TempDir Path folder) throws Exception {
        Kit kit = prepared(folder, receiver.baseUrl());

        CompositeAction.Job job =
                new CompositeAction(ROOT.resolve("action.yml"), kit).run(Map.of("target", "other.yaml"), workspace);

        assertThat(job.log(), job.code(), is(2));
        assertThat(job.log(), containsString("other.yaml"));
    }

    @Test
    void theJobOfGitLabPassesAndLeavesWhatItDeclares(@TempDir Path folder) throws Exception {
        Kit kit = prepared(folder, receiver.baseUrl());
        JsonNode job = new YAMLMapper()
                .readTree(Files.readString(ROOT.resolve("recipes/gitlab.yml")))
                .path(".cgmkit");
        Map<String, String> variables = new HashMap<>();
        job.path("variables")
                .properties()
                .forEach(v -> variables.put(v.getKey(), v.getValue().asText()));
        String script = StreamSupport.stream(job.path("script").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));

        Kit.Ended ended = kit.run(script, workspace, variables);

        assertThat(ended.output(), ended.code(), is(0));
        assertThat(junit(job.path("artifacts").path("reports").path("junit").asText()), greaterThan(0L));
        for (JsonNode path : List.of(
                job.path("artifacts").path("paths").path(0),
                job.path("cache").path("paths").path(0))) {
            assertThat(path.asText(), Files.isDirectory(workspace.resolve(path.asText())), is(true));
        }
    }

    @Test
    void theStageOfJenkinsLeavesTheTestsThatItShows(@TempDir Path folder) throws Exception {
        Kit kit = prepared(folder, receiver.baseUrl());
        List<JenkinsPipeline.Step> steps = JenkinsPipeline.of(ROOT.resolve("recipes/Jenkinsfile"));
        assertThat(
                steps.stream().map(JenkinsPipeline.Step::name).toList(),
                is(List.of("agent", "sh", "junit", "archiveArtifacts")));

        Kit.Ended ended = kit.run(steps.get(1).argument().toString(), workspace, Map.of());

        assertThat(ended.output(), ended.code(), is(0));
        assertThat(junit(steps.get(2).argument().toString()), greaterThan(0L));
    }

    /** The commands, and a workspace with a target file. */
    private Kit prepared(Path folder, String baseUrl) throws Exception {
        workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(
                workspace.resolve("target.yaml"),
                "kind: receiver\nbaseUrl: " + baseUrl + "\npatient: " + SandboxOptions.PATIENT + "\n");
        return Kit.in(folder.resolve("commands"));
    }

    /** How many tests a JUnit file of the workspace tells of. */
    private long junit(String file) throws Exception {
        return Files.readAllLines(workspace.resolve(file)).stream()
                .filter(line -> line.contains("<testcase "))
                .count();
    }
}
