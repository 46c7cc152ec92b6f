package org.cgmkit.cgm.matrix;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.kit.proof.Batches;
import org.cgmkit.kit.proof.ExpectedFinding;
import org.cgmkit.reports.CheckResult;

/**
 * Which defects go into a run together, after which each is looked for in its own rows, and no row may speak that none of
 * them explains: those that show in the row of one probe each, many at a time; and with them a few that leave no row open,
 * each of another topic. Every other defect goes alone.
 */
final class DefectBatches {
    private static final int PROBES_AT_ONCE = 24;

    /** So few that a defect which hides another is found soon. */
    private static final int OTHERS_AT_ONCE = 6;

    /** What overlooks a constraint or falls over one kind of input, and changes nothing else. */
    private static final Pattern FAMILY = Pattern.compile("(overlooks|fails-on)-.*");

    private static final Pattern PROBE = Pattern.compile("Answer to (.+?): expected");

    private final Map<String, ExpectedFinding> expectations;

    DefectBatches(Map<String, ExpectedFinding> expectations) {
        this.expectations = expectations;
    }

    /** The defects in the groups that go into one run each. */
    List<List<Defect>> runs(List<Defect> defects) {
        return Batches.of(defects, this::goesAlone, this::fits);
    }

    private boolean goesAlone(Defect defect) {
        ExpectedFinding expectation = expectations.get(defect.id());
        return expectation == null
                || expectation.alone()
                || !expectation.also().isEmpty()
                || !expectation.wider().isEmpty();
    }

    private boolean fits(Defect defect, List<Defect> group) {
        Defect first = group.getFirst();
        boolean probe = showsInProbes(defect);
        return defect.behaviour().equals(first.behaviour())
                && defect.needsSmart() == first.needsSmart()
                && group.stream().filter(g -> showsInProbes(g) == probe).count()
                        < (probe ? PROBES_AT_ONCE : OTHERS_AT_ONCE)
                && group.stream().noneMatch(g -> disturb(defect, g));
    }

    /** Whether one of them may change what the other shows in: what tells of a token shows in rows of its own requirement. */
    private boolean disturb(Defect one, Defect other) {
        return one.needsSmart()
                ? one.requirement().equals(other.requirement())
                : topic(one).equals(topic(other)) && !(showsInProbes(one) && showsInProbes(other));
    }

    /** What comes before the last dot of a requirement's id. */
    private static String topic(Defect defect) {
        return defect.requirement().substring(0, defect.requirement().lastIndexOf('.'));
    }

    private boolean showsInProbes(Defect defect) {
        return !probes(defect).isEmpty();
    }

    /** Whether a row is one of those in which one of these defects shows. */
    boolean explained(CheckResult row, List<Defect> group) {
        return group.stream().anyMatch(defect -> explains(defect, row));
    }

    /** Whether a row is one of those in which this defect shows; every one of its requirement is where it goes alone. */
    boolean explains(Defect defect, CheckResult row) {
        Set<String> probes = probes(defect);
        return row.requirement().equals(defect.requirement())
                && (probes.isEmpty()
                        || probes.stream().anyMatch(probe -> row.title().endsWith(": " + probe))
                        || probes.stream().anyMatch(probe -> sayTheSame(probe, row)));
    }

    /** The probes that the defect's expected words name; none where it does not go into a group. */
    private Set<String> probes(Defect defect) {
        ExpectedFinding expectation = expectations.get(defect.id());
        if (expectation == null || !FAMILY.matcher(defect.id()).matches()) {
            return Set.of();
        }
        return expectation.words().stream()
                .map(PROBE::matcher)
                .filter(Matcher::find)
                .map(m -> m.group(1))
                .collect(Collectors.toSet());
    }

    /** Validation finds two faults in the same place, such as of a GMI without subject, alone and in a summary. */
    private static boolean sayTheSame(String probe, CheckResult row) {
        Optional<ConstraintProbe> own = find(c -> c.description().equals(probe));
        Optional<ConstraintProbe> other = find(c -> row.title().endsWith(": " + c.description()));
        return own.isPresent()
                && other.isPresent()
                && Objects.equals(own.get().kind(), other.get().kind())
                && other.get().finds().stream()
                        .allMatch(f -> own.get().finds().stream()
                                .anyMatch(g -> g.path().equals(f.path())));
    }

    private static Optional<ConstraintProbe> find(Predicate<ConstraintProbe> wanted) {
        return ConstraintProbes.all().stream().filter(wanted).findFirst();
    }
}
