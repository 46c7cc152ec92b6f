package org.cgmkit.validation;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cgmkit.validation.definitions.BaseDefinitions;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * HAPI without the kit, as its documentation tells to use it: its validator over its own chain of definitions, with the
 * guide's profiles. Settings are those of the kit, so that both say the same. As a program it validates one file; see
 * {@code bench/start.sh}.
 */
final class StockHapi {
    private final FhirValidator validator;

    StockHapi() {
        BaseDefinitions base = BaseDefinitions.r4();
        FhirInstanceValidator module = new FhirInstanceValidator(StockValidator.chain(base));
        module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        module.setErrorForUnknownProfiles(false);
        module.setAnyExtensionsAllowed(true);
        this.validator = base.context().newValidator().registerValidatorModule(module);
    }

    public static void main(String... arguments) throws IOException {
        System.out.println(new StockHapi().errors(Files.readString(Path.of(arguments[0]))) + " errors");
    }

    /** How many errors a submission has by the profile of submissions. */
    int errors(String json) {
        return (int)
                validator
                        .validateWithResult(json, new ValidationOptions().addProfile(PartsComparison.PROFILE))
                        .getMessages()
                        .stream()
                        .filter(m -> m.getSeverity() == ResultSeverityEnum.ERROR
                                || m.getSeverity() == ResultSeverityEnum.FATAL)
                        .count();
    }
}
