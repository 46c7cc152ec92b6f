package org.cgmkit.guide;

import java.util.List;

/**
 * What stands behind a requirement in this kit.
 *
 * @param checks the names of the checks that find out whether it is met
 * @param defects the ids of the simulators' defects that show that those checks can fail
 */
public record RequirementProof(List<String> checks, List<String> defects) {
    /** Nothing yet, or nothing known. */
    public static final RequirementProof NONE = new RequirementProof(List.of(), List.of());

    public RequirementProof {
        checks = List.copyOf(checks);
        defects = List.copyOf(defects);
    }
}
