package org.cgmkit.validation;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
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
    }

    /** Whether there is a profile with that canonical. */
    boolean knows(String profile) {
        return definitions.fetchStructureDefinition(profile) != null;
    }

    /** What HAPI says about a resource and the profiles that it claims. */
    List<SingleValidationMessage> validate(String json) {
        return validator.validateWithResult(json).getMessages();
    }

    /** What HAPI says about a resource and one more profile, which it must know. */
    List<SingleValidationMessage> validate(String json, String profile) {
        return validator
                .validateWithResult(json, new ValidationOptions().addProfile(profile))
                .getMessages();
    }
}
