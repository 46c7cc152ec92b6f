package org.cgmkit.validation.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.ValueSet;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's bridge from its own terminology to HL7's validator, with structure definitions that need no bridge: they are in
 * the validator's model already, and have their snapshots. HAPI's own way reads and converts all of FHIR before the first
 * verdict, and for the name of a class it goes through all classes of two models. Thread-safe.
 */
final class PackedWorkerContext extends WorkerContextValidationSupportAdapter {
    private final IValidationSupport terminology;
    private final StructureDefinitions structures;
    private final VersionCanonicalizer canonicalizer;
    private final Map<IBaseResource, ValueSet> converted = new ConcurrentHashMap<>();

    PackedWorkerContext(FhirContext context, IValidationSupport terminology, StructureDefinitions structures) {
        super(terminology);
        this.terminology = terminology;
        this.structures = structures;
        this.canonicalizer = new VersionCanonicalizer(context);
    }

    @Override
    public <T extends Resource> @Nullable T fetchResource(Class<T> type, @Nullable String canonical) {
        if (canonical == null || canonical.isBlank()) {
            return null;
        }
        if (type == ValueSet.class) {
            return type.cast(valueSet(canonical));
        }
        if (type == StructureDefinition.class || type == Resource.class) {
            StructureDefinition found = structures.find(canonical);
            if (found != null || type == StructureDefinition.class) {
                return type.cast(found);
            }
        }
        return super.fetchResource(type, canonical);
    }

    private @Nullable ValueSet valueSet(String canonical) {
        IBaseResource found = terminology.fetchValueSet(canonical);
        return found == null ? null : converted.computeIfAbsent(found, this::converted);
    }

    private ValueSet converted(IBaseResource valueSet) {
        ValueSet converted = (ValueSet) canonicalizer.resourceToValidatorCanonical(valueSet);
        if (valueSet.getUserData(DefaultProfileValidationSupport.SOURCE_PACKAGE_ID) != null) {
            converted.setSourcePackage(PackedTerminology.fhir());
        }
        return converted;
    }

    @Override
    public <T extends Resource> boolean hasResource(Class<T> type, @Nullable String canonical) {
        return fetchResource(type, canonical) != null;
    }

    @Override
    @SuppressWarnings("unchecked") // the class of the list's elements is the one asked for
    public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
        return type == StructureDefinition.class ? (List<T>) structures.all() : super.fetchResourcesByType(type);
    }

    @Override
    public List<StructureDefinition> fetchTypeDefinitions(String type) {
        return structures.all().stream()
                .filter(d -> Objects.equals(d.getType(), type))
                .toList();
    }

    @Override
    public boolean isPrimitiveType(String type) {
        return structures.primitives().contains(type);
    }
}
