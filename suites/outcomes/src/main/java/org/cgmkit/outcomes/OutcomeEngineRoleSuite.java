package org.cgmkit.outcomes;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Role;
import org.cgmkit.kit.config.ConfigurationException;
import org.cgmkit.kit.config.HttpTarget;
import org.cgmkit.kit.config.file.TargetSchema;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.PlannedRun;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.kit.suite.SuiteHelp;
import org.cgmkit.kit.suite.SuiteOption;
import org.cgmkit.outcomes.check.EngineUnderTest;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCommand;
import org.cgmkit.outcomes.config.EngineTarget.ByFiles;
import org.cgmkit.outcomes.config.EngineTarget.ByUrl;
import org.cgmkit.outcomes.config.EngineTargetFile;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.reports.KnownFailure;

/** Engines that compute times in ranges and what belongs to them: traces go in, figures come out. */
public final class OutcomeEngineRoleSuite implements RoleSuite {
    private static final int LARGEST_SEED = 1_000_000;

    private final Catalogue catalogue = Catalogue.read(Catalogue.class, "outcomes");

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Role role() {
        return catalogue.role("outcome-engine");
    }

    @Override
    public String checks() {
        return EngineUnderTest.class.getPackageName();
    }

    @Override
    public SuiteHelp help() {
        return new SuiteHelp(
                List.of(
                        "Test an engine that computes times in ranges.",
                        "cgmkit hands it traces of which the answers are known, finds out from its figures how it counts, and"
                                + " compares that with what it declares."),
                List.of(
                        "outcome-engine --command './engine --json'",
                        "outcome-engine --url http://127.0.0.1:8080",
                        "outcome-engine engine.yaml --only 'outcome-engine.ranges.*'"),
                List.of(
                        "A command finds the trace in the file that CGMKIT_TRACE names, and CGMKIT_START, CGMKIT_END, CGMKIT_ZONE,"
                                + " CGMKIT_INTERVAL and CGMKIT_SESSIONS beside it; an address is posted the same as JSON."),
                "engine unreachable");
    }

    @Override
    public List<SuiteOption> options() {
        return List.of(
                SuiteOption.of("--command", "COMMAND", "A command that is run for each trace, and prints its answer."),
                SuiteOption.of("--url", "URL", "An address that each trace is posted to."),
                SuiteOption.of(
                        "--files",
                        "FOLDER",
                        "A folder that traces are written to; answers beside them are read in the next run."),
                SuiteOption.of("--seed", "N", "What random traces are made of (default: another number each time)."));
    }

    @Override
    public TargetSchema schema() {
        return EngineTargetFile.schema();
    }

    @Override
    public PlannedRun plan(RunRequest request) {
        OptionValues options = request.options();
        Optional<String> command = options.text("--command");
        Optional<String> url = options.text("--url");
        Optional<String> files = options.text("--files");
        long ways = Stream.of(command, url, files).filter(Optional::isPresent).count();
        if (ways > 1) {
            throw new ConfigurationException(
                    "Several of --command, --url and --files are given: leave all but one of them out.");
        }
        if (request.file() == null) {
            EngineTarget target = EngineTarget.of(
                    command.<EngineTarget.Way>map(line -> new ByCommand(line, EngineTargetFile.PATIENCE))
                            .or(() -> url.map(each -> new ByUrl(
                                    HttpTarget.described().baseUrl(each).build())))
                            .or(() -> files.map(each -> new ByFiles(Path.of(each))))
                            .orElseThrow(
                                    () -> new ConfigurationException(
                                            "Expected a target file that says how the engine is asked,"
                                                    + " or --command, --url or --files; `cgmkit test outcome-engine --help` shows examples.")));
            return desk -> run(target, List.of(), request).run(desk);
        }
        if (ways > 0) {
            throw new ConfigurationException(
                    "Both a target file and --command, --url or --files are given: leave one of them out.");
        }
        EngineTargetFile described = EngineTargetFile.read(request.file(), request.environment(), catalogue, role());
        return desk ->
                run(described.target(), described.knownFailures(), request).run(desk);
    }

    private EngineTestRun run(EngineTarget target, List<KnownFailure> known, RunRequest request) {
        // Files are answered in a later run, which has to ask the same again.
        long usual = target.way() instanceof ByFiles ? 1 : new SecureRandom().nextInt(LARGEST_SEED);
        return new EngineTestRun(this, target, known, request, seed(request.options(), usual), new ReferenceEngine());
    }

    private static long seed(OptionValues options, long usual) {
        Optional<String> text = options.text("--seed");
        try {
            return text.isEmpty() ? usual : Long.parseLong(text.get().strip());
        } catch (NumberFormatException e) {
            throw new ConfigurationException("Expected a whole number with --seed, but got '" + text.get() + "'.");
        }
    }
}
