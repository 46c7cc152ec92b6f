package org.cgmkit.suites.submitter.judgement;

import org.cgmkit.guide.GuideVersion;
import org.cgmkit.guide.Trap;
import org.cgmkit.guide.Traps;

/** Names the known trap behind a finding. */
final class Named {
    private static final Traps TRAPS = Traps.of(GuideVersion.STU1);

    private Named() {}

    /**
     * The sentence on the trap with that id.
     *
     * @throws IllegalArgumentException where there is no such trap
     */
    static String trap(String id) {
        Trap trap = TRAPS.find(id).orElseThrow(() -> new IllegalArgumentException("There is no trap '" + id + "'."));
        return "This is known trap " + trap.number() + ", '" + trap.title() + "'. What to change: "
                + trap.change().strip();
    }
}
