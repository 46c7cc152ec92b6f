package org.cgmkit.validation;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import org.cgmkit.guide.cgm.GuideResources;
import org.cgmkit.guide.cgm.GuideVersion;
import org.cgmkit.validation.definitions.BaseDefinitions;
import org.cgmkit.validation.definitions.DefinitionPacks;
import org.cgmkit.validation.engine.HapiValidator;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;

/** The validator over HAPI's own chain, with all definitions as HAPI ships them and nothing packed. */
final class StockValidator {
    private StockValidator() {}

    static GuideValidator validator() {
        return new GuideValidator(GuideVersion.STU1, () -> {
            BaseDefinitions base = BaseDefinitions.r4();
            return new HapiValidator(
                    WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(chain(base)),
                    DefinitionPacks.structures(GuideVersion.STU1.id()));
        });
    }

    /**
     * The chain that HAPI's documentation tells to build, with the guide's profiles. They have their snapshots, as HL7
     * publishes them: where HAPI makes one, it changes the definition that it makes it from (the type of its id), and what
     * it says afterwards depends on that.
     */
    static IValidationSupport chain(BaseDefinitions base) {
        ((DefaultProfileValidationSupport) base.support()).flush();
        VersionCanonicalizer canonicalizer = new VersionCanonicalizer(base.context());
        IParser parser = base.context().newJsonParser();
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(base.context());
        DefinitionPacks.structures(GuideVersion.STU1.id())
                .forEach(p -> own.addStructureDefinition(canonicalizer.structureDefinitionFromCanonical(p)));
        GuideResources.of(GuideVersion.STU1)
                .codeSystems()
                .forEach(r -> own.addResource(parser.parseResource(r.json())));
        return new ValidationSupportChain(
                own,
                base.support(),
                new CommonCodeSystemsTerminologyService(base.context()),
                new InMemoryTerminologyServerValidationSupport(base.context()));
    }
}
