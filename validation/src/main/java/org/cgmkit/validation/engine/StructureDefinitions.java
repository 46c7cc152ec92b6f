package org.cgmkit.validation.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.jspecify.annotations.Nullable;

/**
 * The structure definitions of a guide and of FHIR by their canonicals. Finds what HAPI's chain of a
 * {@code PrePopulatedValidationSupport} with the guide's and its {@code DefaultProfileValidationSupport} finds. Thread-safe.
 */
final class StructureDefinitions {
    private static final String BASE = "http://hl7.org/fhir/";
    private static final String TYPES = BASE + "StructureDefinition/";

    private final Map<String, StructureDefinition> ofGuide = new HashMap<>();
    private final Map<String, StructureDefinition> ofFhir = new HashMap<>();
    private final Map<String, StructureDefinition> inCapitals = new ConcurrentHashMap<>();
    private final List<StructureDefinition> all;
    private final Set<String> primitives;

    StructureDefinitions(List<StructureDefinition> guide, List<StructureDefinition> fhir) {
        for (StructureDefinition definition : guide) {
            CanonicalNames.forEach(definition.getUrl(), definition.getVersion(), name -> ofGuide.put(name, definition));
        }
        PackageInformation core = PackedTerminology.fhir();
        for (StructureDefinition definition : fhir) {
            definition.setSourcePackage(core);
            ofFhir.put(definition.getUrl(), definition);
        }
        this.all = Stream.concat(guide.stream(), fhir.stream().filter(d -> !ofGuide.containsKey(d.getUrl())))
                .toList();
        this.primitives = all.stream()
                .filter(d -> d.getKind() == StructureDefinitionKind.PRIMITIVETYPE)
                .map(StructureDefinition::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** All of them, the guide's first. */
    List<StructureDefinition> all() {
        return all;
    }

    /** The names of the primitive types. */
    Set<String> primitives() {
        return primitives;
    }

    /** The definition with a canonical, or null where there is none. FHIR's own are found without a version only. */
    @Nullable
    StructureDefinition find(String canonical) {
        StructureDefinition found = ofGuide.get(canonical);
        return found != null ? found : ofFhir(absolute(canonical));
    }

    private static String absolute(String canonical) {
        if (canonical.startsWith(TYPES)) {
            return canonical;
        }
        int slash = canonical.indexOf('/');
        if (slash < 0) {
            return TYPES + canonical;
        }
        return canonical.indexOf('/', slash + 1) < 0 ? BASE + canonical : canonical;
    }

    private @Nullable StructureDefinition ofFhir(String url) {
        StructureDefinition found = ofFhir.get(url);
        if (found != null || !url.startsWith(TYPES) || url.length() == TYPES.length()) {
            return found;
        }
        String name = url.substring(TYPES.length());
        StructureDefinition small = ofFhir.get(TYPES + Character.toLowerCase(name.charAt(0)) + name.substring(1));
        return small == null ? null : inCapitals.computeIfAbsent(name, n -> renamed(small, n));
    }

    /** HAPI forgives {@code String} where FHIR says {@code string}. */
    private static StructureDefinition renamed(StructureDefinition definition, String name) {
        StructureDefinition copy = definition.copy();
        copy.setType(name);
        copy.setSourcePackage(definition.getSourcePackage());
        return copy;
    }
}
