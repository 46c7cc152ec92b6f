package org.cgmkit.validation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.DiscriminatorType;
import org.hl7.fhir.r5.model.ElementDefinition.SlicingRules;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Whether a Bundle can be judged in parts under some profiles: whether the kit knows all that they say of the whole. */
final class EntryMaxima {
    /** FHIR's own: about the header alone, about each entry alone, or that fullUrls differ (bdl-7). */
    private static final Set<String> INVARIANTS = Set.of(
            "bdl-1", "bdl-2", "bdl-3", "bdl-4", "bdl-5", "bdl-7", "bdl-8", "bdl-9", "bdl-10", "bdl-11", "bdl-12",
            "ele-1", "ext-1");

    private EntryMaxima() {}

    /**
     * The most entries that the profiles allow of some types of resources; empty where they ask something of the whole
     * that cannot be told from parts.
     */
    static Optional<Map<String, Integer>> maxima(List<StructureDefinition> profiles) {
        Map<String, Integer> maxima = new HashMap<>();
        for (StructureDefinition profile : profiles) {
            if (!profile.getType().equals("Bundle") || !addTo(maxima, profile)) {
                return Optional.empty();
            }
        }
        return maxima.size() > 1 ? Optional.empty() : Optional.of(maxima);
    }

    private static boolean addTo(Map<String, Integer> maxima, StructureDefinition profile) {
        for (ElementDefinition element : profile.getSnapshot().getElement()) {
            if (!element.getConstraint().stream().allMatch(c -> INVARIANTS.contains(c.getKey()))) {
                return false;
            }
            if (element.getPath().equals("Bundle.entry") && !addTo(maxima, profile, element)) {
                return false;
            }
        }
        return true;
    }

    private static boolean addTo(Map<String, Integer> maxima, StructureDefinition profile, ElementDefinition entry) {
        if (!entry.hasSliceName()) {
            return entry.getMax().equals("*")
                    && entry.getMin() <= 1
                    && (!entry.hasSlicing()
                            || (entry.getSlicing().getRules() == SlicingRules.OPEN
                                    && !entry.getSlicing().getOrdered()));
        }
        if (entry.getMin() > 0) {
            return false;
        }
        if (entry.getMax().equals("*")) {
            return true;
        }
        Optional<String> type = profile.getSnapshot().getElement().stream()
                .filter(e -> e.getId().equals(entry.getId() + ".resource"))
                .filter(e -> e.getType().size() == 1)
                .filter(e -> !e.getTypeFirstRep().hasProfile()
                        || isToldByType(profile, e.getTypeFirstRep().getCode()))
                .map(e -> e.getTypeFirstRep().getCode())
                .findFirst();
        type.ifPresent(t -> maxima.merge(t, Integer.parseInt(entry.getMax()), Math::min));
        return type.isPresent();
    }

    /** Whether all entries of a type are in the slice for it, whatever else they are: nothing but the type tells them apart. */
    private static boolean isToldByType(StructureDefinition profile, String type) {
        return profile.getSnapshot().getElement().stream()
                .filter(e -> e.getPath().equals("Bundle.entry") && e.hasSlicing())
                .flatMap(e -> e.getSlicing().getDiscriminator().stream())
                .allMatch(d -> d.getType() == DiscriminatorType.TYPE
                        || (d.getPath().startsWith("resource.ofType(")
                                && !d.getPath().startsWith("resource.ofType(" + type + ")")));
    }
}
