package org.cgmkit.cgm.trap;

import java.util.Collection;
import org.cgmkit.guide.Traps;
import org.cgmkit.guide.cgm.GuideVersion;

/** Names a known trap in a finding, with what to change. */
public final class TrapAdvice {
    private static final Traps TRAPS = GuideVersion.STU1.catalogue().traps();

    /** The canonical base of the Argonaut draft. */
    private static final String OLD_BASE = "://hl7.org/uv/cgm/";

    private TrapAdvice() {}

    /**
     * The advice on the trap with that id.
     *
     * @throws IllegalArgumentException where there is no such trap
     */
    public static String on(String trapId) {
        return TRAPS.adviceOn(trapId);
    }

    /** Advice where one of the canonicals is of an older draft; else nothing. */
    public static String onCanonicals(Collection<String> canonicals) {
        return canonicals.stream().anyMatch(c -> c.contains(OLD_BASE)) ? on("superseded-draft") : "";
    }
}
