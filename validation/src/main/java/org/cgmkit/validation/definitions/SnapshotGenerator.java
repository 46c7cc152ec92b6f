package org.cgmkit.validation.definitions;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r4.model.StructureDefinition;

/** Writes a profile out in full: a differential says only what it changes, and the engine wants every element. */
final class SnapshotGenerator {
    private final BaseDefinitions base;

    SnapshotGenerator(BaseDefinitions base) {
        this.base = base;
    }

    /**
     * The same profiles in the model that the validator works on, each with a snapshot. One that they have already is kept.
     *
     * @param profiles profiles that may build on each other
     */
    List<org.hl7.fhir.r5.model.StructureDefinition> complete(List<StructureDefinition> profiles) {
        VersionCanonicalizer canonicalizer = new VersionCanonicalizer(base.context());
        return withSnapshots(profiles).stream()
                .map(p -> (org.hl7.fhir.r5.model.StructureDefinition) canonicalizer.resourceToValidatorCanonical(p))
                .toList();
    }

    private List<StructureDefinition> withSnapshots(List<StructureDefinition> profiles) {
        if (profiles.stream().allMatch(StructureDefinition::hasSnapshot)) {
            return profiles;
        }
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(base.context());
        profiles.forEach(own::addStructureDefinition);
        IValidationSupport sources = new ValidationSupportChain(
                own, base.support(), new SnapshotGeneratingValidationSupport(base.context()));
        // One worker for all: each one made converts every definition of the standard.
        SnapshotGeneratingValidationSupport generator = new SnapshotGeneratingValidationSupport(
                base.context(), WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(sources));
        ValidationSupportContext root = new ValidationSupportContext(sources);
        return profiles.stream()
                .map(p -> p.hasSnapshot() ? p : complete(p, generator, root))
                .toList();
    }

    private static StructureDefinition complete(
            StructureDefinition profile,
            SnapshotGeneratingValidationSupport generator,
            ValidationSupportContext sources) {
        return (StructureDefinition)
                generator.generateSnapshot(sources, profile, profile.getUrl(), null, profile.getName());
    }
}
