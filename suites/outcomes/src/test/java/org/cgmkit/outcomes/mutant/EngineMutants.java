package org.cgmkit.outcomes.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.cgmkit.engine.defect.EngineWorkings;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.simulator.EngineBehaviour;
import org.cgmkit.engine.simulator.SimulatedEngine;
import org.cgmkit.guide.Verb;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.SilentListener;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Judgement;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.cgmkit.kit.proof.mutant.MutantRun;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.kit.suite.OptionValues;
import org.cgmkit.kit.suite.RunRequest;
import org.cgmkit.outcomes.EngineTestRun;
import org.cgmkit.outcomes.OutcomeEngineRoleSuite;
import org.cgmkit.outcomes.config.Computed;
import org.cgmkit.outcomes.config.EngineTarget;
import org.cgmkit.outcomes.config.EngineTarget.ByCode;
import org.cgmkit.outcomes.policy.ReferenceEngine;
import org.cgmkit.outcomes.trace.LateTraces;
import org.cgmkit.outcomes.trace.Traces;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;

/**
 * Mutants of a sound engine: each place of its answers changed in each way that fits it, in the answer to every trace.
 *
 * @param results a folder for what runs leave behind
 * @param owners which requirements own which place
 * @param reference computes what is right, once for all runs
 */
record EngineMutants(Path results, Owners owners, ReferenceEngine reference) {

    /** All of them, in the order of the places. */
    Set<Mutant> all() {
        SimulatedEngine engine = new SimulatedEngine(EngineBehaviour.CONSENSUS, EngineWorkings.sound());
        Set<Mutant> mutants = new LinkedHashSet<>();
        for (ObjectNode answer : List.of(
                engine.answer(Traces.plain()),
                engine.answer(Traces.words()),
                engine.answer(LateTraces.cameAndWent().getFirst().given()))) {
            // What the simulator says of its own policy, no engine is asked for.
            answer.remove("policy");
            JsonPlaces.visit(answer, (path, node) -> {
                for (JsonChange change : JsonChange.values()) {
                    if (change.fits(path, node)) {
                        mutants.add(new Mutant("", Family.ANSWER, "figures", path, change.title()));
                    }
                }
            });
        }
        return mutants;
    }

    /** The rows of a run against the sound engine. */
    Map<String, CheckResult> sound() {
        return ReportRows.byName(run(answer -> {}));
    }

    /** What the suite says of those mutants, each alone. */
    Map<Mutant, Verdict> verdicts(List<Mutant> wanted) {
        Map<String, CheckResult> sound = sound();
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        for (Mutant mutant : wanted) {
            RunReport report =
                    run(answer -> JsonPlaces.change(answer, mutant.path(), JsonChange.titled(mutant.operator())));
            MutantRun run = MutantRun.of(List.of(mutant), report, sound);
            new Judgement(owners).of(mutant, List.of(mutant), run).ifPresent(verdict -> verdicts.put(mutant, verdict));
        }
        return verdicts;
    }

    private RunReport run(Consumer<ObjectNode> change) {
        OutcomeEngineRoleSuite suite = new OutcomeEngineRoleSuite();
        SimulatedEngine engine = new SimulatedEngine(EngineBehaviour.CONSENSUS, EngineWorkings.sound());
        EngineTarget target = EngineTarget.of(new ByCode("engine", task -> {
                    ObjectNode answer = engine.answer(task);
                    change.accept(answer);
                    return answer.toString();
                }))
                .toldStreams()
                .keepingState()
                .changing("CHANGES")
                .computing(EnumSet.allOf(Computed.class))
                .declaring(Policy.USUAL);
        RunRequest request = new RunRequest(
                null,
                OptionValues.none(),
                Map.of(),
                RequirementSelection.verbs(EnumSet.of(Verb.BASE, Verb.EXPECTED), suite.catalogue()),
                results,
                "test");
        return new EngineTestRun(suite, target, List.of(), request, 1, reference).found(new SilentListener());
    }
}
