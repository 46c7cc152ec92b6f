package org.cgmkit.cli;

import java.util.List;
import org.cgmkit.ehr.defect.Defect;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Proof;
import org.cgmkit.guide.Requirement;
import org.cgmkit.suites.Checks;
import org.cgmkit.suites.run.CheckMethod;

/**
 * What stands behind each requirement.
 *
 * @param checks all checks
 * @param defects all defects of the simulators
 */
record Proofs(List<CheckMethod> checks, List<Defect> defects) {

    /** What this kit has. */
    static Proofs of(Catalogue catalogue) {
        return new Proofs(Checks.ofReceivers(catalogue), Defect.all());
    }

    /** What stands behind that requirement, by names. */
    Proof of(Requirement requirement) {
        return new Proof(
                checksOf(requirement).stream().map(CheckMethod::name).toList(),
                defectsOf(requirement).stream().map(Defect::id).toList());
    }

    List<CheckMethod> checksOf(Requirement requirement) {
        return checks.stream()
                .filter(c -> c.requirement().equals(requirement.id()))
                .toList();
    }

    List<Defect> defectsOf(Requirement requirement) {
        return defects.stream()
                .filter(d -> d.requirement().equals(requirement.id()))
                .toList();
    }
}
