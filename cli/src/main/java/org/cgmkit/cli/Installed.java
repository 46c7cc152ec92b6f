package org.cgmkit.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cgmkit.bulk.BulkSourceRoleSuite;
import org.cgmkit.cgm.suite.ReceiverRoleSuite;
import org.cgmkit.cgm.suite.SubmitterRoleSuite;
import org.cgmkit.cli.cgm.DemoCommand;
import org.cgmkit.cli.cgm.KeysCommand;
import org.cgmkit.cli.cgm.SimulateEhrCommand;
import org.cgmkit.cli.cgm.SimulateSubmitterCommand;
import org.cgmkit.cli.cgm.TapCommand;
import org.cgmkit.cli.console.CommandStreams;
import org.cgmkit.cli.outcomes.ComputeCommand;
import org.cgmkit.cli.run.SimulatorCommand;
import org.cgmkit.cli.validate.ValidateCommand;
import org.cgmkit.cloud.PartnerStandIn;
import org.cgmkit.cloud.platform.simulator.PollingStandIn;
import org.cgmkit.ehr.EhrStandIn;
import org.cgmkit.ehr.bulk.BulkStandIn;
import org.cgmkit.engine.simulator.EngineStandIn;
import org.cgmkit.engine.simulator.PlatformStandIn;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Catalogues;
import org.cgmkit.guide.Specification;
import org.cgmkit.kit.suite.RoleSuite;
import org.cgmkit.links.suite.CreatorRoleSuite;
import org.cgmkit.links.suite.LinkReceiverRoleSuite;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.lineage.LineageRoleSuite;
import org.cgmkit.partner.PartnerSourceRoleSuite;
import org.cgmkit.partner.PlatformRoleSuite;
import org.cgmkit.registry.RegistryStandIn;
import org.cgmkit.shlink.CreatorStandIn;
import org.cgmkit.shlink.ReceiverStandIn;
import org.cgmkit.simulator.Simulator;
import org.cgmkit.submitter.AppStandIn;
import org.cgmkit.t1d.T1dSuites;
import picocli.CommandLine;

/**
 * What is plugged into the command: the one place that lists the suites and the simulators. Commands, options, schemas,
 * listings, pages and the demo follow from it.
 *
 * @param suites the suites, in the order in which they are shown
 * @param simulators the simulators, likewise
 * @param commands the commands of simulators that have options of their own, by the simulators' ids
 * @param tools the commands beside {@code test}, {@code init} and {@code simulate} that know a specification
 * @param summary what the whole command is for, in a sentence
 * @param firstSteps command lines to begin with, and what they do
 * @param exampleRequirement the id of a requirement, for help
 */
public record Installed(
        List<RoleSuite> suites,
        List<Simulator> simulators,
        Map<String, Function<CommandStreams, Object>> commands,
        List<Function<CommandStreams, Object>> tools,
        String summary,
        Map<String, String> firstSteps,
        String exampleRequirement) {
    public Installed {
        suites = List.copyOf(suites);
        simulators = List.copyOf(simulators);
        commands = Map.copyOf(commands);
        tools = List.copyOf(tools);
        firstSteps = Collections.unmodifiableMap(new LinkedHashMap<>(firstSteps));
    }

    /** All that the kit has. */
    public static Installed standard() {
        return new Installed(
                List.of(
                        new ReceiverRoleSuite(),
                        new SubmitterRoleSuite(),
                        new CreatorRoleSuite(),
                        new LinkReceiverRoleSuite(),
                        new OutcomeEngineRoleSuite(),
                        new LineageRoleSuite(),
                        new PartnerSourceRoleSuite(),
                        new PlatformRoleSuite(),
                        T1dSuites.receiver(),
                        new BulkSourceRoleSuite()),
                List.of(
                        new EhrStandIn(),
                        new AppStandIn(),
                        new CreatorStandIn(),
                        new ReceiverStandIn(),
                        new EngineStandIn(),
                        new PlatformStandIn(),
                        new PartnerStandIn(),
                        new PollingStandIn(),
                        new RegistryStandIn(),
                        new BulkStandIn()),
                Map.of("ehr", SimulateEhrCommand::new, "submitter", SimulateSubmitterCommand::new),
                List.of(TapCommand::new, ValidateCommand::new, KeysCommand::new, DemoCommand::new, ComputeCommand::new),
                "Tests whether a system conforms to the HL7 FHIR guide on continuous glucose monitoring (CGM).",
                firstStepsOfAll(),
                "receiver.conditional-create.ambiguous");
    }

    /** The same, with another suite and another simulator. */
    public Installed with(RoleSuite suite, Simulator simulator) {
        return new Installed(
                Stream.concat(suites.stream(), Stream.of(suite)).toList(),
                Stream.concat(simulators.stream(), Stream.of(simulator)).toList(),
                commands,
                tools,
                summary,
                firstSteps,
                exampleRequirement);
    }

    private static Map<String, String> firstStepsOfAll() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("demo", "shows a whole run, against a simulated receiver");
        steps.put("test receiver --base-url https://ehr.example.org/fhir --patient 123", "tests your receiver");
        steps.put(
                "init receiver --base-url https://ehr.example.org/fhir",
                "writes a target file, so that all this need not be typed again");
        steps.put("simulate ehr --port 8080", "gives your app a receiver to submit to");
        steps.put("validate bundle.json", "says what is wrong with a submission");
        return steps;
    }

    /** The command that starts that simulator. */
    CommandLine command(Simulator simulator, CommandStreams streams) {
        Function<CommandStreams, Object> own = commands.get(simulator.id());
        return own == null ? SimulatorCommand.of(streams, simulator) : new CommandLine(own.apply(streams));
    }

    /** The catalogues of the suites, each version of a specification once. */
    public Catalogues catalogues() {
        Set<Specification> seen = new LinkedHashSet<>();
        List<Catalogue> shown = suites.stream()
                .map(RoleSuite::catalogue)
                .filter(catalogue -> seen.add(catalogue.specification()))
                .toList();
        List<Catalogue> others = suites.stream()
                .flatMap(suite -> suite.versions().stream())
                .map(RoleSuite::catalogue)
                .filter(catalogue -> seen.add(catalogue.specification()))
                .toList();
        return new Catalogues(shown, others);
    }

    /** The suite of the role with that id, or empty. */
    public Optional<RoleSuite> suite(String role) {
        return suites.stream().filter(s -> s.role().id().equals(role)).findFirst();
    }

    /** The suites of a specification. */
    public List<RoleSuite> suitesOf(Catalogue catalogue) {
        return suites.stream()
                .filter(s -> s.catalogue().specification().equals(catalogue.specification()))
                .toList();
    }
}
