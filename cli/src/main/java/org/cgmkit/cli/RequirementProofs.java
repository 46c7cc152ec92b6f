package org.cgmkit.cli;

import java.util.List;
import java.util.stream.Stream;
import org.cgmkit.cgm.CgmChecks;
import org.cgmkit.guide.Catalogue;
import org.cgmkit.guide.Requirement;
import org.cgmkit.guide.RequirementProof;
import org.cgmkit.kit.run.CheckMethod;
import org.cgmkit.kit.run.RequirementSelection;

/**
 * What stands behind each requirement.
 *
 * @param checks all checks
 * @param defects all defects of the simulators
 */
record RequirementProofs(List<CheckMethod> checks, List<Flaw> defects) {

    /**
     * A defect of one of the simulators.
     *
     * @param id its id
     * @param requirement the requirement that it breaks
     * @param description what the simulator does, in a sentence
     */
    record Flaw(String id, String requirement, String description) {}

    /** What this kit has. */
    static RequirementProofs of(Catalogue catalogue) {
        Stream<CheckMethod> checks = Stream.concat(
                CgmChecks.ofReceivers(catalogue).stream(),
                CgmChecks.ofSubmitters(catalogue, RequirementSelection.everything()).stream());
        Stream<Flaw> defects = Stream.concat(
                org.cgmkit.ehr.defect.Defect.all().stream()
                        .map(d -> new Flaw(d.id(), d.requirement(), d.description())),
                org.cgmkit.submitter.defect.Defect.all().stream()
                        .map(d -> new Flaw(d.id(), d.requirement(), d.description())));
        return new RequirementProofs(checks.toList(), defects.toList());
    }

    /** What stands behind that requirement, by names. */
    RequirementProof of(Requirement requirement) {
        return new RequirementProof(
                checksOf(requirement).stream().map(CheckMethod::name).toList(),
                defectsOf(requirement).stream().map(Flaw::id).toList());
    }

    List<CheckMethod> checksOf(Requirement requirement) {
        return checks.stream()
                .filter(c -> c.requirement().equals(requirement.id()))
                .toList();
    }

    List<Flaw> defectsOf(Requirement requirement) {
        return defects.stream()
                .filter(d -> d.requirement().equals(requirement.id()))
                .toList();
    }
}
