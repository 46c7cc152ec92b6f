package org.cgmkit.cli;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.RequirementProof;
import org.cgmkit.guide.Specification;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;
import org.cgmkit.simulator.SimulatorDefect;

/**
 * What stands behind each requirement.
 *
 * @param checks all checks
 * @param defects all defects of the simulators
 */
record RequirementProofs(List<CheckMethod> checks, List<SimulatorDefect> defects) {

    /** What this kit has for the requirements of those specifications. */
    static RequirementProofs of(Installed installed, Collection<Catalogue> catalogues) {
        Set<Specification> wanted =
                catalogues.stream().map(Catalogue::specification).collect(Collectors.toSet());
        return new RequirementProofs(
                installed.suites().stream()
                        .flatMap(suite -> suite.versions().stream())
                        .filter(suite -> wanted.contains(suite.catalogue().specification()))
                        .flatMap(suite -> suite.checks(RequirementSelection.everything()).stream())
                        .distinct()
                        .toList(),
                installed.simulators().stream()
                        .flatMap(simulator -> simulator.defects().stream())
                        .toList());
    }

    /** What stands behind that requirement, by names. */
    RequirementProof of(Requirement requirement) {
        return new RequirementProof(
                checksOf(requirement).stream().map(CheckMethod::name).toList(),
                defectsOf(requirement).stream().map(SimulatorDefect::id).toList());
    }

    List<CheckMethod> checksOf(Requirement requirement) {
        return checks.stream()
                .filter(c -> c.requirement().equals(requirement.id()))
                .toList();
    }

    List<SimulatorDefect> defectsOf(Requirement requirement) {
        return defects.stream()
                .filter(d -> d.requirement().equals(requirement.id()))
                .toList();
    }
}
