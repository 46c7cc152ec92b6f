package org.cgmkit.outcomes.lineage.mutant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.cgmkit.engine.platform.PlatformBehaviour;
import org.cgmkit.engine.platform.PlatformWorkings;
import org.cgmkit.kit.proof.ReportRows;
import org.cgmkit.kit.proof.mutant.JsonChange;
import org.cgmkit.kit.proof.mutant.JsonPlaces;
import org.cgmkit.kit.proof.mutant.Judgement;
import org.cgmkit.kit.proof.mutant.Mutant;
import org.cgmkit.kit.proof.mutant.Mutant.Family;
import org.cgmkit.kit.proof.mutant.MutantRun;
import org.cgmkit.kit.proof.mutant.Owners;
import org.cgmkit.kit.proof.mutant.Verdict;
import org.cgmkit.outcomes.lineage.matrix.PlatformRuns;
import org.cgmkit.reports.CheckResult;
import org.cgmkit.reports.RunReport;

/**
 * Mutants of a sound platform: each place of what it posts and of the chain that it tells, changed in each way that fits it, after every
 * step.
 *
 * @param runs runs the suite
 * @param owners which requirements own which place
 */
record LineageMutants(PlatformRuns runs, Owners owners) {
    private static final String CHAIN = "chain";
    private static final String PROVENANCE = "provenance";

    /** All of them, in the order of the places. */
    Set<Mutant> all() {
        Set<Mutant> mutants = new LinkedHashSet<>();
        run((kind, json) -> JsonPlaces.visit(json, (path, node) -> {
            for (JsonChange change : JsonChange.values()) {
                if (change.fits(path, node)) {
                    mutants.add(new Mutant("", Family.ANSWER, kind, path, change.title()));
                }
            }
        }));
        return mutants;
    }

    /** What the suite says of those mutants, each alone. */
    Map<Mutant, Verdict> verdicts(List<Mutant> wanted) {
        Map<String, CheckResult> sound = ReportRows.byName(run((kind, json) -> {}));
        Map<Mutant, Verdict> verdicts = new LinkedHashMap<>();
        for (Mutant mutant : wanted) {
            RunReport report = run((kind, json) -> {
                if (kind.equals(mutant.kind())) {
                    JsonPlaces.change(json, mutant.path(), JsonChange.titled(mutant.operator()));
                }
            });
            MutantRun run = MutantRun.of(List.of(mutant), report, sound);
            new Judgement(owners).of(mutant, List.of(mutant), run).ifPresent(verdict -> verdicts.put(mutant, verdict));
        }
        return verdicts;
    }

    private RunReport run(BiConsumer<String, ObjectNode> change) {
        return runs.posting(
                PlatformBehaviour.SUPERSEDING,
                PlatformWorkings.sound()
                        .drafting(draft -> {
                            draft.results().forEach(change);
                            draft.others().forEach(change);
                            change.accept(PROVENANCE, draft.provenance());
                        })
                        .telling(chain -> change.accept(CHAIN, chain)));
    }
}
