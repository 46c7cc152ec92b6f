package org.cgmkit.outcomes.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cgmkit.engine.calculation.OutcomeEngine;
import org.cgmkit.engine.calculation.Outcomes;
import org.cgmkit.engine.policy.Policy;
import org.cgmkit.engine.policy.PolicyKey;
import org.cgmkit.engine.trace.EngineTask;
import org.cgmkit.kit.check.CheckLog;
import org.cgmkit.outcomes.answer.EngineAnswer;
import org.cgmkit.outcomes.engine.AskedEngine;

/**
 * Finds out the policy of an engine from its answers, dimension by dimension: each one is judged with what was found before, so that
 * one decision is told once.
 */
public final class Identification {
    private final AskedEngine engine;
    private final Map<Dimension, Finding> findings = new EnumMap<>(Dimension.class);
    private Policy found;

    /** Of that engine. */
    public Identification(AskedEngine engine) {
        this.engine = engine;
        this.found = engine.target().policy();
    }

    /** What the answers say of that dimension; what has to be known before is found out first. */
    public synchronized Finding of(Dimension wanted, CheckLog log) {
        for (Dimension each : Dimension.values()) {
            if (!findings.containsKey(each)) {
                Finding finding = examine(each, log);
                findings.put(each, finding);
                found = finding.policy().orElse(found);
            }
            if (each == wanted) {
                break;
            }
        }
        return Objects.requireNonNull(findings.get(wanted));
    }

    /** What the answers say of all dimensions, in their order. */
    public synchronized List<Finding> all(CheckLog log) {
        List<Finding> all = new ArrayList<>();
        for (Dimension each : Dimension.values()) {
            all.add(of(each, log));
        }
        return all;
    }

    /** The policy as far as it was found; what was not found is as declared. */
    public synchronized Policy policy(CheckLog log) {
        all(log);
        return found;
    }

    /** What is right for a trace under the policy that was found up to and with that dimension. */
    public synchronized Outcomes right(EngineTask task, Dimension upTo, CheckLog log) {
        of(upTo, log);
        return OutcomeEngine.compute(engine.given(task), found);
    }

    private Finding examine(Dimension dimension, CheckLog log) {
        for (Look look : dimension.looks()) {
            if (!engine.target().computes().contains(look.computed())) {
                return new Finding(
                        dimension,
                        List.of(),
                        "The engine does not compute what would tell ("
                                + look.computed().id() + ").");
            }
        }
        List<EngineAnswer> answers = new ArrayList<>();
        for (EngineTask task : dimension.traces()) {
            EngineAnswer answer = engine.answer(task, log);
            if (answer.refused()) {
                return new Finding(dimension, List.of(), "A trace was not answered. " + answer.refusal());
            }
            answers.add(answer);
        }
        Policy declared = engine.target().policy();
        List<Policy> fitting = dimension.candidates(found, declared).stream()
                .filter(each -> fits(dimension, each, answers))
                .sorted(Comparator.comparingInt((Policy each) -> distance(dimension, each, declared))
                        .thenComparing(Policy::standing))
                .toList();
        return new Finding(dimension, fitting, "");
    }

    private boolean fits(Dimension dimension, Policy policy, List<EngineAnswer> answers) {
        for (int i = 0; i < answers.size(); i++) {
            EngineAnswer answer = answers.get(i);
            Outcomes outcomes =
                    OutcomeEngine.compute(engine.given(dimension.traces().get(i)), policy);
            if (!dimension.looks().stream().allMatch(look -> look.fits(answer, outcomes))) {
                return false;
            }
        }
        return true;
    }

    /** In how many keys of the dimension they differ. */
    private static int distance(Dimension dimension, Policy one, Policy other) {
        Set<String> different = new HashSet<>();
        for (PolicyKey<?> key : dimension.keys()) {
            if (!one.text(key).equals(other.text(key))) {
                different.add(key.id());
            }
        }
        return different.size();
    }
}
