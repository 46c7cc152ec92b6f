package org.cgmkit.validation.engine;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.jspecify.annotations.Nullable;

/**
 * HAPI's judge of codes, which in one place goes through all classes of its model to learn whether a code system has its
 * content; that takes longer than all verdicts on a small submission.
 */
final class InMemoryTerminology extends InMemoryTerminologyServerValidationSupport {

    InMemoryTerminology(FhirContext context) {
        super(context);
    }

    @Override
    public boolean isCodeSystemSupported(ValidationSupportContext support, @Nullable String canonical) {
        if (canonical == null || canonical.isBlank()) {
            return false;
        }
        IBaseResource found = support.getRootValidationSupport().fetchCodeSystem(canonical);
        return found instanceof CodeSystem codeSystem && codeSystem.getContent() != CodeSystemContentMode.NOTPRESENT;
    }
}
