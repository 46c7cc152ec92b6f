package org.cgmkit.suites.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.fixtures.variant.ConstraintProbe;
import org.cgmkit.fixtures.variant.ConstraintProbes;
import org.cgmkit.reports.CheckResult;

/**
 * The defects that overlook one constraint each. There are so many that several of them go into one run, after which
 * each is looked for in the row of its own probe: no row may speak that none of them explains.
 */
final class Overlooked {
    private static final String PREFIX = "overlooks-";
    private static final int AT_ONCE = 12;

    private Overlooked() {}

    /** Whether a defect is one of them. */
    static boolean isOne(Defect defect) {
        return probe(defect).isPresent();
    }

    /** The defects in groups that go into one run; every other defect goes alone. */
    static List<List<Defect>> runs(List<Defect> defects) {
        List<List<Defect>> runs = new ArrayList<>();
        List<Defect> group = new ArrayList<>();
        for (Defect defect : defects) {
            if (!isOne(defect)) {
                runs.add(List.of(defect));
                continue;
            }
            group.add(defect);
            if (group.size() == AT_ONCE) {
                runs.add(List.copyOf(group));
                group.clear();
            }
        }
        if (!group.isEmpty()) {
            runs.add(List.copyOf(group));
        }
        return runs;
    }

    /** Whether a row speaks of what one of these defects overlooks. */
    static boolean explained(CheckResult row, List<Defect> group) {
        return group.stream().anyMatch(defect -> explains(defect, row));
    }

    /** Whether a row speaks of what this defect overlooks; every row does where it overlooks no constraint. */
    static boolean explains(Defect defect, CheckResult row) {
        Optional<ConstraintProbe> own = probe(defect);
        return own.isEmpty()
                || ConstraintProbes.all().stream()
                        .filter(other -> row.title().endsWith(": " + other.description()))
                        .anyMatch(other -> other.equals(own.get()) || sharesAFinding(own.get(), other));
    }

    /** Validation says the same of both faults, such as of a GMI without subject, alone and in a summary. */
    private static boolean sharesAFinding(ConstraintProbe one, ConstraintProbe other) {
        return Objects.equals(one.kind(), other.kind())
                && other.finds().stream()
                        .allMatch(
                                f -> one.finds().stream().anyMatch(g -> g.path().equals(f.path())));
    }

    private static Optional<ConstraintProbe> probe(Defect defect) {
        return ConstraintProbes.all().stream()
                .filter(p -> defect.id().equals(PREFIX + p.slug()))
                .findFirst();
    }
}
