package org.cgmkit.validation.wording;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.ElementDefinition.ElementDefinitionSlicingDiscriminatorComponent;
import org.hl7.fhir.r5.model.ElementDefinition.TypeRefComponent;
import org.hl7.fhir.r5.model.PrimitiveType;
import org.hl7.fhir.r5.model.StructureDefinition;

/** What a guide's profiles ask for, in words: the engine names slices and elements, and people want to know the value. */
public final class ProfileExpectations {
    private final Map<String, StructureDefinition> profiles;

    public ProfileExpectations(List<StructureDefinition> profiles) {
        this.profiles = profiles.stream()
                .collect(Collectors.toUnmodifiableMap(StructureDefinition::getUrl, Function.identity(), (a, b) -> a));
    }

    /**
     * What makes an element one of a slice, such as {@code code cv of http://example.org/codes}.
     *
     * @param profile the profile's canonical
     * @param slice the id of the slice, such as {@code Observation.component:timeInLow}
     */
    Optional<String> ofSlice(String profile, String slice) {
        String sliced = slice.substring(0, slice.lastIndexOf(':'));
        return element(profile, sliced)
                .flatMap(element -> element.getSlicing().getDiscriminator().stream()
                        .map(d -> ofDiscriminator(profile, slice, d))
                        .flatMap(Optional::stream)
                        .reduce((a, b) -> a + " and " + b));
    }

    private Optional<String> ofDiscriminator(
            String profile, String slice, ElementDefinitionSlicingDiscriminatorComponent discriminator) {
        String path = discriminator.getPath();
        if (path.equals("$this")) {
            return types(profile, slice).map(t -> "type " + t.getCode()).reduce((a, b) -> a + " or " + b);
        }
        if (path.startsWith("resolve().")) {
            String rest = path.substring("resolve()".length());
            return types(profile, slice)
                    .flatMap(t -> t.getTargetProfile().stream())
                    .map(target -> value(target.getValue(), typeOf(target.getValue()) + rest))
                    .flatMap(Optional::stream)
                    .map(v -> "a target with " + path.substring("resolve().".length()) + " " + v)
                    .findFirst();
        }
        return value(profile, slice + "." + path).map(v -> path + " " + v);
    }

    /**
     * The value that a profile fixes for a part of an element.
     *
     * @param profile the profile's canonical
     * @param element the element's name, such as {@code value}
     * @param part the name of its part, such as {@code unit}
     * @return the value, or empty where there is none or where it depends on the slice
     */
    Optional<String> ofPart(String profile, String element, String part) {
        List<String> values = elements(profile)
                .filter(e -> FindingLocation.name(e.getPath()).equals(element))
                .filter(ElementDefinition::hasPattern)
                .map(e -> e.getPattern().getNamedProperty(part))
                .filter(p ->
                        p != null && p.hasValues() && p.getValues().getFirst().isPrimitive())
                .map(p -> p.getValues().getFirst().primitiveValue())
                .distinct()
                .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private Optional<String> value(String profile, String id) {
        return element(profile, id)
                .map(e -> e.hasFixed() ? e.getFixed() : e.getPattern())
                .flatMap(ProfileExpectations::inWords);
    }

    private static Optional<String> inWords(DataType fixed) {
        if (fixed instanceof org.hl7.fhir.r5.model.CodeableConcept concept && concept.hasCoding()) {
            Coding coding = concept.getCodingFirstRep();
            return Optional.of(coding.getCode() + " of " + coding.getSystem()
                    + (coding.hasDisplay() ? " with the display '" + coding.getDisplay() + "'" : ""));
        }
        return fixed instanceof PrimitiveType<?> primitive
                ? Optional.of(primitive.getValueAsString())
                : Optional.empty();
    }

    private String typeOf(String profile) {
        return Optional.ofNullable(profiles.get(profile))
                .map(StructureDefinition::getType)
                .orElse("");
    }

    private Stream<TypeRefComponent> types(String profile, String id) {
        return element(profile, id).stream().flatMap(e -> e.getType().stream());
    }

    private Optional<ElementDefinition> element(String profile, String id) {
        return elements(profile).filter(e -> e.getId().equals(id)).findFirst();
    }

    private Stream<ElementDefinition> elements(String profile) {
        return Optional.ofNullable(profiles.get(profile)).stream().flatMap(p -> p.getSnapshot().getElement().stream());
    }
}
