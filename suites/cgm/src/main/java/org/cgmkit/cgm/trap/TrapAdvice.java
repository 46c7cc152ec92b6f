package org.cgmkit.cgm.trap;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.cgmkit.guide.Trap;
import org.cgmkit.guide.Traps;
import org.cgmkit.guide.cgm.GuideVersion;

/** Names a known trap in a finding, with what to change. */
public final class TrapAdvice {
    private static final Map<GuideVersion, Traps> TRAPS = new EnumMap<>(GuideVersion.class);

    private TrapAdvice() {}

    /** The advice on the trap with that id; nothing where that is no trap of the version. */
    public static String on(GuideVersion guide, String trapId) {
        return traps(guide).find(trapId).map(Trap::advice).orElse("");
    }

    /** Advice where one of the canonicals is of an older draft; else nothing. */
    public static String onCanonicals(GuideVersion guide, Collection<String> canonicals) {
        return canonicals.stream().anyMatch(TrapAdvice::isOfDraft) ? on(guide, "superseded-draft") : "";
    }

    /** Whether a canonical stands below the base that the Argonaut draft had, by whichever scheme. */
    private static boolean isOfDraft(String canonical) {
        String base = GuideVersion.ARGONAUT_2024.canonicalBase();
        return canonical.contains(base.substring(base.indexOf("://")) + "/");
    }

    /** The advice on that trap of STU 1. */
    public static String on(String trapId) {
        return on(GuideVersion.usual(), trapId);
    }

    /** Advice where one of the canonicals is of an older draft than STU 1; else nothing. */
    public static String onCanonicals(Collection<String> canonicals) {
        return onCanonicals(GuideVersion.usual(), canonicals);
    }

    private static synchronized Traps traps(GuideVersion guide) {
        return TRAPS.computeIfAbsent(guide, g -> g.catalogue().traps());
    }
}
