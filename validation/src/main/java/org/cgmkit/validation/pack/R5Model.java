package org.cgmkit.validation.pack;

import java.util.function.BiConsumer;
import org.hl7.fhir.r5.model.BackboneElement;
import org.hl7.fhir.r5.model.BackboneType;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.model.CodeType;
import org.hl7.fhir.r5.model.DataType;
import org.hl7.fhir.r5.model.Enumeration;
import org.hl7.fhir.r5.model.IdType;
import org.hl7.fhir.r5.model.MarkdownType;
import org.hl7.fhir.r5.model.PrimitiveType;
import org.hl7.fhir.r5.model.Property;
import org.hl7.fhir.r5.model.ResourceFactory;
import org.hl7.fhir.r5.model.StringType;
import org.hl7.fhir.r5.model.UnsignedIntType;
import org.hl7.fhir.r5.model.UriType;
import org.jspecify.annotations.Nullable;

/** The model that HL7's validator works on, whatever the version of what it validates. */
final class R5Model implements FhirModel<Base> {

    @Override
    public Base create(String type) {
        // The frequent ones need not go through the factory's long list.
        return switch (type) {
            case "string" -> new StringType();
            case "code" -> new CodeType();
            case "uri" -> new UriType();
            case "canonical" -> new CanonicalType();
            case "markdown" -> new MarkdownType();
            case "id" -> new IdType();
            case "boolean" -> new BooleanType();
            case "unsignedInt" -> new UnsignedIntType();
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
        for (Property property : element.children()) {
            String name = property.getName().replace("[x]", "");
            property.getValues().stream().filter(v -> !v.isEmpty()).forEach(v -> child.accept(name, v));
        }
    }

    @Override
    public @Nullable String typeOf(Base value) {
        if (value instanceof Enumeration) {
            return "code";
        }
        boolean part = !(value instanceof DataType)
                || value.fhirType().contains(".")
                || (value instanceof BackboneType && value.getClass().isMemberClass())
                || value instanceof BackboneElement;
        return part ? null : value.fhirType();
    }

    @Override
    public boolean isPrimitive(Base value) {
        return value.isPrimitive();
    }

    @Override
    public @Nullable String text(Base primitive) {
        return primitive.primitiveValue();
    }
}
