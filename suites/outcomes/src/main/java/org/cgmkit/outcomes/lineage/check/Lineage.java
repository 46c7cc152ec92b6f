package org.cgmkit.outcomes.lineage.check;

import static org.cgmkit.kit.check.OutcomeException.inconclusive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.engine.trace.TraceBuilder;
import org.cgmkit.engine.trace.TraceRow;
import org.cgmkit.guide.cgm.Loinc;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.outcomes.lineage.play.LineagePlay;
import org.cgmkit.outcomes.lineage.play.LineageStep.Kind;
import org.cgmkit.outcomes.lineage.play.LineageStep.Series;
import org.cgmkit.outcomes.lineage.play.Places;
import org.cgmkit.outcomes.lineage.play.PlayedStep;
import org.cgmkit.outcomes.policy.ReferenceEngine;

/**
 * The results of a platform and where they come from, as one check sees them.
 *
 * @param play the steps, and what came of them
 * @param reference computes what is right
 * @param log the log of the check
 */
public record Lineage(LineagePlay play, ReferenceEngine reference, CheckLog log) {

    /** The steps of a window; where one was not done, the check ends inconclusive. */
    List<PlayedStep> steps(Series series) {
        List<PlayedStep> steps = play.steps(series);
        steps.forEach(step -> step.evidence().forEach(log::refer));
        steps.stream().filter(step -> !step.failure().isEmpty()).findFirst().ifPresent(step -> {
            throw inconclusive("The platform did not do the step " + step.step().name() + ". " + step.failure());
        });
        return steps;
    }

    /** A step of the window of which readings come late. */
    PlayedStep main(Kind kind) {
        return steps(Series.MAIN).stream()
                .filter(each -> each.step().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    /** The results of the first computation; where there are none, the check ends inconclusive. */
    List<PostedResult> first() {
        List<PostedResult> results = results(main(Kind.FIRST));
        if (results.isEmpty()) {
            throw inconclusive("No result of the first step was found for the patient "
                    + play.target().patient() + "; expected Observations with the codes of summaries.");
        }
        return results;
    }

    /** The results that a step led to. */
    List<PostedResult> results(PlayedStep step) {
        return step.results().stream().map(PostedResult::new).toList();
    }

    /** The results of a window that stand after a step, what was superseded left out, by what they are. */
    Map<Loinc, List<PostedResult>> current(PlayedStep step) {
        Set<String> ofWindow = new HashSet<>();
        for (PlayedStep each : steps(step.step().series())) {
            each.results().forEach(result -> ofWindow.add(Places.of(result)));
            if (each.isSameAs(step)) {
                break;
            }
        }
        Set<String> superseded = superseded(step);
        Map<Loinc, List<PostedResult>> current = new LinkedHashMap<>();
        step.after().observations().stream()
                .filter(each -> ofWindow.contains(Places.of(each)))
                .filter(each -> Set.of("final", "amended", "corrected")
                        .contains(each.path("status").asText()))
                .filter(each -> !superseded.contains(Places.of(each)))
                .map(PostedResult::new)
                .forEach(each -> each.code()
                        .ifPresent(code -> current.computeIfAbsent(code, none -> new ArrayList<>())
                                .add(each)));
        return current;
    }

    /** What Provenance names as revised, unless it is about another version of the same. */
    private static Set<String> superseded(PlayedStep step) {
        Set<String> superseded = new HashSet<>();
        for (JsonNode provenance : step.after().provenances()) {
            Set<String> targets =
                    targets(provenance).stream().map(Places::unversioned).collect(Collectors.toSet());
            entities(provenance, Set.of("revision"))
                    .map(each -> Places.unversioned(each.at("/what/reference").asText()))
                    .filter(each -> !targets.contains(each))
                    .forEach(superseded::add);
        }
        return superseded;
    }

    /** The newest result of that kind after a step, or empty. */
    Optional<PostedResult> newest(PlayedStep step, Loinc code) {
        return current(step).getOrDefault(code, List.of()).stream().reduce((one, other) -> other);
    }

    /** The newest times in ranges after a step; where they are not as they should be, the check ends inconclusive. */
    PostedResult ranges(PlayedStep step) {
        PostedResult ranges = newest(step, Loinc.TIMES_IN_RANGES)
                .orElseThrow(() -> inconclusive("There are no times in ranges after the step "
                        + step.step().name() + "."));
        if (ranges.shares().isEmpty()) {
            throw inconclusive("Times in ranges are not five shares, which lineage.observation.shape tells of.");
        }
        return ranges;
    }

    /** Ends the check inconclusive where late readings changed nothing. */
    void assumeRecomputed() {
        PlayedStep late = main(Kind.LATE);
        if (!late.swallowedCorrections().isEmpty()) {
            throw inconclusive("The correction was swallowed, which lineage.recompute.not-swallowed tells of.");
        }
        if (late.results().isEmpty()) {
            throw inconclusive("Late readings changed nothing, which lineage.recompute.happens tells of.");
        }
    }

    /** What is right after a step under the policy that is declared. */
    Outcomes right(PlayedStep step) {
        return right(step.step().whole());
    }

    /** The same of any readings. */
    Outcomes right(EngineTask task) {
        return right(task, play.target().policy());
    }

    /** The same under another policy. */
    Outcomes right(EngineTask task, Policy policy) {
        return reference.of(task, policy);
    }

    /** The Provenance of a step's results; where there is none, the check ends inconclusive. */
    List<JsonNode> provenances(PlayedStep step) {
        List<JsonNode> provenances = step.provenances();
        if (provenances.isEmpty()) {
            throw inconclusive("There is no Provenance of the results of the step "
                    + step.step().name() + ", which lineage.provenance.present tells of.");
        }
        return provenances;
    }

    /** What a Provenance is about, as references. */
    static List<String> targets(JsonNode provenance) {
        List<String> targets = new ArrayList<>();
        provenance
                .path("target")
                .forEach(each -> targets.add(each.path("reference").asText()));
        return targets;
    }

    /** What a Provenance says to have been used, in those roles. */
    static java.util.stream.Stream<JsonNode> entities(JsonNode provenance, Set<String> roles) {
        List<JsonNode> entities = new ArrayList<>();
        provenance.path("entity").forEach(each -> {
            if (roles.contains(each.path("role").asText())) {
                entities.add(each);
            }
        });
        return entities.stream();
    }

    /** What a reference leads to, or empty. */
    Optional<JsonNode> read(String reference) {
        return play.reader().read(reference);
    }

    /** The same as it stood after a step, where that is a result. */
    Optional<JsonNode> read(String reference, PlayedStep step) {
        return step.after().observations().stream()
                .filter(each -> Places.of(each).equals(Places.unversioned(reference)))
                .findFirst()
                .or(() -> read(reference));
    }

    /** The sets of readings that had come by a step, by their identifiers. */
    Map<String, List<TraceRow>> sets(PlayedStep until) {
        Map<String, List<TraceRow>> sets = new LinkedHashMap<>();
        for (PlayedStep each : steps(until.step().series())) {
            sets.put(each.step().set(), each.step().given().rows());
            if (each.isSameAs(until)) {
                break;
            }
        }
        return sets;
    }

    /** The readings of those sets, without what was taken back by then. */
    EngineTask rowsOf(Set<String> named, PlayedStep until) {
        Set<List<String>> gone = new LinkedHashSet<>();
        List<TraceRow> rows = new ArrayList<>();
        for (PlayedStep each : steps(until.step().series())) {
            if (each.step().kind() == Kind.REMOVED) {
                each.step().given().rows().forEach(row -> gone.add(List.of(row.time(), row.value())));
            } else if (named.contains(each.step().set())) {
                rows.addAll(each.step().given().rows());
            }
            if (each.isSameAs(until)) {
                break;
            }
        }
        rows.removeIf(row -> gone.contains(List.of(row.time(), row.value())));
        return until.step().whole().withRows(TraceBuilder.numbered(rows));
    }
}
