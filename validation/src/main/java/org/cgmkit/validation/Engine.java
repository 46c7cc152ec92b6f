package org.cgmkit.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/** The HAPI validator, set up for one guide. Thread-safe once made. */
final class Engine {
    private final IValidationSupport definitions;
    private final FhirValidator validator;
    private final Findings findings;

    Engine(BaseDefinitions base, GuideDefinitions guide) {
        PrePopulatedValidationSupport own = new PrePopulatedValidationSupport(base.context());
        guide.profiles().forEach(own::addStructureDefinition);
        guide.codeSystems().forEach(own::addCodeSystem);
        this.definitions = new ValidationSupportChain(
                own,
                base.support(),
                new CommonCodeSystemsTerminologyService(base.context()),
                new InMemoryTerminologyServerValidationSupport(base.context()));

        FhirInstanceValidator module = new FhirInstanceValidator(definitions);
        // Narrative (dom-6) and performers are good manners, not requirements: nobody is told about them.
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        // A claimed profile that the kit does not have cannot be judged; that makes no resource invalid.
        module.setErrorForUnknownProfiles(false);
        this.validator = base.context().newValidator().registerValidatorModule(module);
        this.findings = new Findings(Wording.packed(), new Expectations(guide.profiles()));
    }

    /** Whether there is a profile with that canonical. */
    boolean knows(String profile) {
        return definitions.fetchStructureDefinition(profile) != null;
    }

    /** The findings about a resource and the profiles that it claims. */
    List<Finding> validate(String json) {
        return findings.of(json, validator.validateWithResult(json).getMessages());
    }

    /** The findings about a resource and one more profile, which must be known. */
    List<Finding> validate(String json, String profile) {
        ValidationOptions options = new ValidationOptions().addProfile(profile);
        return findings.of(json, validator.validateWithResult(json, options).getMessages());
    }
}
