package org.cgmkit.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.IParser;
import java.util.List;
import org.cgmkit.guide.GuideResource;
import org.cgmkit.guide.GuideResources;
import org.cgmkit.guide.GuideVersion;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;

/** The validator over HAPI's own chain, with all definitions as HAPI ships them and nothing packed. */
final class Stock {
    private Stock() {}

    static GuideValidator validator() {
        return new GuideValidator(GuideVersion.STU1, () -> {
            BaseDefinitions base = BaseDefinitions.r4();
            return new Engine(
                    WorkerContextValidationSupportAdapter.newVersionSpecificWorkerContextWrapper(chain(base)),
                    Packs.structures(GuideVersion.STU1.id()));
        });
    }

    /** The chain that HAPI's documentation tells to build, with the guide's profiles as they are published. */
    static IValidationSupport chain(BaseDefinitions base) {
        IParser parser = base.context().newJsonParser();
        GuideResources guide = GuideResources.of(GuideVersion.STU1);
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(base.context());
        for (List<GuideResource> resources : List.of(guide.profiles(), guide.codeSystems())) {
            resources.forEach(r -> own.addResource(parser.parseResource(r.json())));
        }
        return new ValidationSupportChain(
                own,
                base.support(),
                new CommonCodeSystemsTerminologyService(base.context()),
                new InMemoryTerminologyServerValidationSupport(base.context()),
                new SnapshotGeneratingValidationSupport(base.context()));
    }
}
