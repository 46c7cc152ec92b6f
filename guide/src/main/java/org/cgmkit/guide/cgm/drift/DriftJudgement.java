package org.cgmkit.guide.cgm.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.guide.cgm.drift.DriftDiagnosis.Kind;

/** Weighs signatures against what speaks for the version of the run. */
final class DriftJudgement {
    private final DriftCatalogue catalogue;
    private final GuideVersion version;
    private final Facts facts;
    private final Map<DriftCase, List<DriftEvidence>> shown = new LinkedHashMap<>();

    DriftJudgement(DriftCatalogue catalogue, GuideVersion version, Facts facts) {
        this.catalogue = catalogue;
        this.version = version;
        this.facts = facts;
        for (DriftSignature signature : catalogue.signatures()) {
            signature.cases().forEach(c -> c.evidence(version, facts).ifPresent(e -> shown.put(c, e)));
        }
        Set<String> ids = shown.keySet().stream().map(DriftCase::signature).collect(Collectors.toUnmodifiableSet());
        shown.keySet().removeIf(c -> c.yieldsTo().stream().anyMatch(ids::contains));
    }

    DriftDiagnosis diagnosis() {
        List<DriftCase> deciding = cases(DriftCase.Weight.DECIDES);
        List<DriftCase> supporting = cases(DriftCase.Weight.SUPPORTS);
        List<DriftCase> all = new ArrayList<>(deciding);
        all.addAll(supporting);
        if (all.isEmpty()) {
            return diagnosis(Kind.NONE, Set.of(), all);
        }
        Optional<Set<Window>> common = common(deciding.isEmpty() ? supporting : deciding);
        if (common.isEmpty()) {
            Set<Window> either = all.stream()
                    .flatMap(c -> c.builtFor().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return diagnosis(
                    prevails(deciding, either) ? Kind.MIXTURE : deciding.isEmpty() ? Kind.NONE : Kind.LEFTOVER,
                    either,
                    all);
        }
        Set<Window> windows = narrowed(common.get(), supporting);
        if (deciding.isEmpty()) {
            // Whoever has the form of the run's version, too, is a bridge or nearly there.
            return ownForms(windows).isEmpty()
                    ? diagnosis(Kind.REMINDER, windows, all)
                    : diagnosis(Kind.NONE, windows, all);
        }
        return diagnosis(prevails(deciding, windows) ? Kind.BUILT_FOR : Kind.LEFTOVER, windows, all);
    }

    private DriftDiagnosis diagnosis(Kind kind, Set<Window> windows, List<DriftCase> cases) {
        return new DriftDiagnosis(
                version,
                kind,
                windows.stream()
                        .sorted(Comparator.comparingInt(catalogue::position))
                        .toList(),
                signs(cases),
                signs(cases(DriftCase.Weight.NOTES)));
    }

    private List<DriftCase> cases(DriftCase.Weight weight) {
        return shown.keySet().stream().filter(c -> c.weight() == weight).toList();
    }

    private List<DriftSign> signs(List<DriftCase> cases) {
        Map<String, DriftSign> signs = new LinkedHashMap<>();
        for (DriftCase each : cases) {
            DriftSignature signature = catalogue.signature(each.signature());
            signs.putIfAbsent(
                    signature.id(),
                    new DriftSign(
                            signature.id(),
                            signature.seen(),
                            signature.change(),
                            each.weight() == DriftCase.Weight.DECIDES,
                            shown.getOrDefault(each, List.of())));
        }
        return List.copyOf(signs.values());
    }

    /** The windows that all cases have in common, or empty where there are none. */
    private static Optional<Set<Window>> common(List<DriftCase> cases) {
        Set<Window> common = new LinkedHashSet<>(cases.getFirst().builtFor());
        cases.forEach(c -> common.retainAll(c.builtFor()));
        return common.isEmpty() ? Optional.empty() : Optional.of(common);
    }

    private static Set<Window> narrowed(Set<Window> windows, List<DriftCase> supporting) {
        Set<Window> narrowed = new LinkedHashSet<>(windows);
        supporting.forEach(c -> narrowed.retainAll(c.builtFor()));
        return narrowed.isEmpty() ? windows : narrowed;
    }

    /** Whether more of what tells the states apart is as in the other one; what is about the same counts once. */
    private boolean prevails(List<DriftCase> deciding, Set<Window> windows) {
        Set<String> foreign = deciding.stream().map(DriftCase::about).collect(Collectors.toUnmodifiableSet());
        Set<String> own = new LinkedHashSet<>(ownForms(windows));
        own.removeAll(foreign);
        return foreign.size() > own.size();
    }

    private Set<String> ownForms(Set<Window> windows) {
        return catalogue.own().stream()
                .filter(o -> o.unlike().stream().anyMatch(windows::contains))
                .filter(o -> o.form().evidence(version, facts).isPresent())
                .map(o -> o.form().about())
                .collect(Collectors.toUnmodifiableSet());
    }
}
