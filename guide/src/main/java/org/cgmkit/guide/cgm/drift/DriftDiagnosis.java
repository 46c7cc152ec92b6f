package org.cgmkit.guide.cgm.drift;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * What the facts of a run say of the state of the guide for which a system was built. It explains findings and is none itself:
 * no requirement is failed by it.
 *
 * @param version the version of the run
 * @param kind how sure it is
 * @param windows the states of the guide that come into question, in the order of time; for a mixture those of either part
 * @param signs the signatures that show, those that decide first
 * @param notes what is worth a word and no sign of anything amiss
 */
public record DriftDiagnosis(
        GuideVersion version, Kind kind, List<Window> windows, List<DriftSign> signs, List<DriftSign> notes) {

    /** What alone says nothing in a run for STU 1: most files have nothing else, and need not wait for the signatures to be read. */
    static final Set<FactKind> QUIET_IN_STU1 = Set.of(
            FactKind.OWN_CODE,
            FactKind.OWN_ORDER,
            FactKind.BUNDLE_TYPE,
            FactKind.MISSING,
            FactKind.ENTRY_WITHOUT,
            FactKind.READING_WITHOUT_VALUE);

    /** How sure a diagnosis is. */
    public enum Kind {
        /** Nothing points to another state of the guide. */
        NONE,
        /** Something of another state is left in what was built for the version of the run. */
        LEFTOVER,
        /** Something is as in another state, and nothing of it decides. */
        REMINDER,
        /** Parts were built for states that exclude each other. */
        MIXTURE,
        /** It was built for another state. */
        BUILT_FOR
    }

    /** What the facts say in a run for that version. */
    public static DriftDiagnosis of(GuideVersion version, Facts facts) {
        if (version == GuideVersion.STU1 && QUIET_IN_STU1.containsAll(facts.kinds())) {
            return new DriftDiagnosis(version, Kind.NONE, List.of(), List.of(), List.of());
        }
        return new DriftJudgement(DriftCatalogue.packed(), version, facts).diagnosis();
    }

    /** Whether a report begins with it. */
    public boolean isHeadLine() {
        return kind == Kind.REMINDER || kind == Kind.MIXTURE || kind == Kind.BUILT_FOR;
    }

    /** The version to run for in place of this one: the one that comes nearest to what was built, of several the latest. */
    public GuideVersion closest() {
        return windows.stream()
                .flatMap(w -> w.release().stream())
                .reduce((earlier, later) -> later)
                .orElseGet(
                        () -> windows.isEmpty() ? version : windows.getFirst().closest());
    }

    /** What is to be said in the first place, as a sentence; empty where nothing is. */
    public String headLine() {
        return switch (kind) {
            case NONE -> "";
            case LEFTOVER ->
                "This was built for " + version.title() + "; something is left in it of " + names(" or ") + ".";
            case REMINDER -> "This reminds of " + names(" or ") + ", and not of " + version.title() + ".";
            case MIXTURE ->
                "This looks like a mixture of " + names(" and ") + ", in a run for " + version.title() + ".";
            case BUILT_FOR -> "This was built for " + names(" or ") + ", not for " + version.title() + ".";
        };
    }

    /** What to change to come to the version of the run, each once. */
    public List<String> changes() {
        return signs.stream().map(DriftSign::change).distinct().toList();
    }

    private String names(String between) {
        Set<String> releases = windows.stream()
                .flatMap(w -> w.release().stream())
                .map(GuideVersion::title)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> names = releases.isEmpty()
                ? windows.stream().map(Window::title).collect(Collectors.toCollection(LinkedHashSet::new))
                : releases;
        return String.join(between, names);
    }
}
