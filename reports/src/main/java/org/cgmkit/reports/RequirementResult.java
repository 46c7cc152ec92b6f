package org.cgmkit.reports;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cgmkit.guide.Verb;

/**
 * How the checks of one requirement ended, taken together. A requirement has one check or many, and what counts for a reader is
 * the requirement.
 *
 * @param requirement the requirement's id
 * @param verb the requirement's verb
 * @param outcome the outcome of the check that matters most, see {@link #of}
 * @param checks all its checks, in the order of the run; at least one
 */
public record RequirementResult(String requirement, Verb verb, Outcome outcome, List<CheckResult> checks) {
    /** What matters most where a breach is a failure: a breach, then what leaves it open. */
    private static final List<Outcome> BINDING =
            List.of(Outcome.FAIL, Outcome.ERROR, Outcome.INCONCLUSIVE, Outcome.WARN);

    /** Where it is none, what was found comes before what could not be found out. */
    private static final List<Outcome> ADVISING =
            List.of(Outcome.FAIL, Outcome.WARN, Outcome.ERROR, Outcome.INCONCLUSIVE);

    private static final List<Outcome> WITHOUT_FINDING =
            List.of(Outcome.PASS, Outcome.ATTESTED, Outcome.OBSERVED, Outcome.NOT_APPLICABLE, Outcome.NOT_TESTED);

    public RequirementResult {
        checks = List.copyOf(checks);
    }

    /** The requirements of those checks, in the order in which they come first. */
    public static List<RequirementResult> of(Collection<CheckResult> checks) {
        Map<String, List<CheckResult>> byRequirement = checks.stream()
                .collect(Collectors.groupingBy(CheckResult::requirement, LinkedHashMap::new, Collectors.toList()));
        return byRequirement.values().stream().map(RequirementResult::together).toList();
    }

    /** The checks that ended that way. */
    public List<CheckResult> ended(Outcome which) {
        return checks.stream().filter(check -> check.outcome() == which).toList();
    }

    /** The checks that decide: those that ended as the requirement does. */
    public List<CheckResult> decisive() {
        return ended(outcome);
    }

    private static RequirementResult together(List<CheckResult> checks) {
        CheckResult first = checks.getFirst();
        Outcome worst = Stream.concat((first.binding() ? BINDING : ADVISING).stream(), WITHOUT_FINDING.stream())
                .filter(outcome -> checks.stream().anyMatch(check -> check.outcome() == outcome))
                .findFirst()
                .orElseThrow();
        return new RequirementResult(first.requirement(), first.verb(), worst, checks);
    }
}
