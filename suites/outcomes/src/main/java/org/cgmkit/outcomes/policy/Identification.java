package org.cgmkit.outcomes.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    /** A key that is declared weighs more than any number of keys that are not. */
    private static final int DECLARED = 100;

    private final AskedEngine engine;
    private final ReferenceEngine reference;
    private final Map<Dimension, Finding> findings = new EnumMap<>(Dimension.class);
    private Policy taken;

    /** Of that engine. */
    public Identification(AskedEngine engine, ReferenceEngine reference) {
        this.engine = engine;
        this.reference = reference;
        this.taken = engine.target().policy();
    }

    /** What the answers say of that dimension; what has to be known before is found out first. */
    public synchronized Finding of(Dimension wanted, CheckLog log) {
        boolean known = findings.containsKey(wanted);
        Finding finding = find(wanted, log);
        if (known && finding.open().isEmpty()) {
            // Whoever asks later shows the traces as well that tell.
            wanted.traces().forEach(task -> engine.answer(task, log));
        }
        return finding;
    }

    private Finding find(Dimension wanted, CheckLog log) {
        for (Dimension each : Dimension.values()) {
            if (!findings.containsKey(each)) {
                Finding finding = examine(each, log);
                findings.put(each, finding);
                taken = finding.policy().orElse(taken);
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
            all.add(find(each, log));
        }
        return all;
    }

    /** What the answers tell of each key, in the order of declarations. */
    public synchronized List<Told> vector(CheckLog log) {
        all(log);
        return found();
    }

    /** The same as far as it has been looked at; what was not found out is not there. */
    public synchronized List<Told> found() {
        Map<PolicyKey<?>, Told> told = new HashMap<>();
        for (Finding finding : findings.values()) {
            for (PolicyKey<?> key : finding.dimension().keys()) {
                // A key that is looked at twice is told by the later look, unless that finds nothing.
                if (!finding.narrowed().isEmpty() || !told.containsKey(key)) {
                    told.put(key, new Told(key, finding.texts(key), finding.open()));
                }
            }
        }
        return PolicyKey.all().stream().map(told::get).filter(Objects::nonNull).toList();
    }

    /** The policy as far as it was found; what was not found is as declared. */
    public synchronized Policy policy(CheckLog log) {
        all(log);
        return taken;
    }

    /** What is right for a trace under the policy that was found up to and with that dimension. */
    public synchronized Outcomes right(EngineTask task, Dimension upTo, CheckLog log) {
        find(upTo, log);
        return exact(task, taken);
    }

    /** What is right for a trace as the engine is given it, under that policy. */
    public Outcomes exact(EngineTask task, Policy policy) {
        return reference.of(engine.given(task), policy);
    }

    private Finding examine(Dimension dimension, CheckLog log) {
        for (Look look : dimension.looks()) {
            if (!engine.target().computes().contains(look.computed())) {
                return Finding.open(
                        dimension,
                        "The engine does not compute what would tell ("
                                + look.computed().id() + ").");
            }
        }
        Policy declared = engine.target().policy();
        List<Policy> candidates = dimension.candidates(taken, declared).stream()
                .filter(this::isStillOpen)
                .toList();
        List<Policy> fitting = candidates;
        List<List<Policy>> each = new ArrayList<>();
        // All are asked for before any is judged: an engine that is asked by files can so answer them at once.
        for (EngineAnswer answer : dimension.traces().stream()
                .map(task -> engine.answer(task, log))
                .toList()) {
            if (answer.refused()) {
                return Finding.open(dimension, "A trace was not answered. " + answer.refusal());
            }
            for (Look look : dimension.looks()) {
                if (!look.isAnswered(answer)) {
                    return Finding.open(
                            dimension,
                            "An answer does not have what would tell ("
                                    + look.computed().id()
                                    + "), which outcome-engine.answers.given and outcome-engine.answers.numbers tell of.");
                }
            }
        }
        for (EngineTask task : dimension.traces()) {
            EngineAnswer answer = engine.answer(task, log);
            List<Policy> before = fitting;
            fitting = fitting(before, task, answer, dimension.looks());
            if (fitting.isEmpty() && !before.isEmpty()) {
                each.add(before);
                each.add(fitting(candidates, task, answer, dimension.looks()));
            }
        }
        List<Policy> sorted = fitting.stream()
                .sorted(Comparator.comparingInt((Policy one) -> distance(dimension, one, declared))
                        .thenComparing(Policy::standing))
                .toList();
        return new Finding(dimension, sorted, narrowed(dimension, sorted, log), contradiction(dimension, each), "");
    }

    /** A key that was looked at before keeps the values that fitted then. */
    private boolean isStillOpen(Policy candidate) {
        return findings.values().stream()
                .allMatch(before -> before.dimension().keys().stream()
                        .allMatch(key -> before.narrowed().isEmpty()
                                ? candidate.text(key).equals(taken.text(key))
                                : before.texts(key).contains(candidate.text(key))));
    }

    private List<Policy> narrowed(Dimension dimension, List<Policy> fitting, CheckLog log) {
        List<Policy> left = fitting;
        for (FurtherTrace further : dimension.further()) {
            boolean tells = left.size() > 1
                    && (engine.target().streams() || !further.needsStreams())
                    && further.looks().stream()
                            .allMatch(look -> engine.target().computes().contains(look.computed()));
            if (tells) {
                EngineAnswer answer = engine.answer(further.task(), log);
                List<Policy> fewer = answer.refused() ? left : fitting(left, further.task(), answer, further.looks());
                left = fewer.isEmpty() ? left : fewer;
            }
        }
        return left;
    }

    private List<Policy> fitting(List<Policy> candidates, EngineTask task, EngineAnswer answer, Set<Look> looks) {
        EngineTask given = engine.given(task);
        return candidates.stream()
                .filter(policy -> looks.stream().allMatch(look -> look.fits(answer, reference.of(given, policy))))
                .toList();
    }

    /** Two traces that fit something each and have nothing in common. */
    private static String contradiction(Dimension dimension, List<List<Policy>> each) {
        if (each.size() != 2 || each.getLast().isEmpty()) {
            return "";
        }
        List<String> both = new ArrayList<>();
        for (PolicyKey<?> key : dimension.keys()) {
            String one = texts(key, each.getFirst());
            String other = texts(key, each.getLast());
            if (!one.equals(other)) {
                both.add(key.id() + " is " + one + " in one trace and " + other + " in another");
            }
        }
        return String.join("; ", both);
    }

    private static String texts(PolicyKey<?> key, List<Policy> policies) {
        return String.join(
                " or ",
                policies.stream()
                        .map(each -> each.text(key))
                        .distinct()
                        .sorted()
                        .toList());
    }

    /** In how many keys of the dimension they differ; those that are declared before all others. */
    private int distance(Dimension dimension, Policy one, Policy other) {
        int distance = 0;
        for (PolicyKey<?> key : dimension.keys()) {
            if (!one.text(key).equals(other.text(key))) {
                distance += engine.target().declared().contains(key) ? DECLARED : 1;
            }
        }
        return distance;
    }
}
