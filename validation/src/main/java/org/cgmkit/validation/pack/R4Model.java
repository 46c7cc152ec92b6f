package org.cgmkit.validation.pack;

import java.util.function.BiConsumer;
import org.hl7.fhir.r4.model.BackboneElement;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.ResourceFactory;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** The model of FHIR R4, in which HAPI keeps its terminology. */
final class R4Model implements FhirModel<Base> {

    @Override
    public Base create(String type) {
        return switch (type) {
            case "string" -> new StringType();
            case "code" -> new CodeType();
            default -> ResourceFactory.createType(type);
        };
    }

    @Override
    public Base addPart(Base element, String name) {
        return element.addChild(name);
    }

    @Override
    public void put(Base element, String name, Base value) {
        element.setProperty(name.hashCode(), name, value);
    }

    @Override
    public void setText(Base primitive, String text) {
        ((PrimitiveType<?>) primitive).setValueAsString(text);
    }

    @Override
    public void eachChild(Base element, BiConsumer<String, Base> child) {
        if (element instanceof DomainResource resource) {
            eachOfAnyResource(resource, child);
        }
        for (Property property : element.children()) {
            String name = property.getName().replace("[x]", "");
            property.getValues().stream().filter(v -> !v.isEmpty()).forEach(v -> child.accept(name, v));
        }
    }

    /** What every resource has is not among the children of those that have a canonical. */
    private static void eachOfAnyResource(DomainResource resource, BiConsumer<String, Base> child) {
        if (resource.hasId()) {
            child.accept("id", resource.getIdElement());
        }
        if (resource.hasMeta()) {
            child.accept("meta", resource.getMeta());
        }
        if (resource.hasImplicitRules()) {
            child.accept("implicitRules", resource.getImplicitRulesElement());
        }
        if (resource.hasLanguage()) {
            child.accept("language", resource.getLanguageElement());
        }
        resource.getExtension().forEach(e -> child.accept("extension", e));
        resource.getModifierExtension().forEach(e -> child.accept("modifierExtension", e));
    }

    @Override
    public @Nullable String typeOf(Base value) {
        if (value instanceof Enumeration) {
            return "code";
        }
        boolean part = !(value instanceof Type) || value.fhirType().contains(".") || value instanceof BackboneElement;
        return part ? null : value.fhirType();
    }

    @Override
    public boolean isPrimitive(Base value) {
        return value.isPrimitive();
    }

    @Override
    public @Nullable String text(Base primitive) {
        // Not primitiveValue(): an id that HAPI read says nothing there.
        return ((PrimitiveType<?>) primitive).getValueAsString();
    }
}
